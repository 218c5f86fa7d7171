using System.Globalization;
using PushGen.AspNetCore;
using PushGen.EndToEnd.Tests.Behaviour;

namespace PushGen.EndToEnd.Tests.Chaos;

/// <summary>
/// Live readers over every transport whose server is killed and comes back with an empty memory, or whose store loses its newest items. Each
/// cursor that this makes worthless ends in a gap, and no other. More often with <c>PUSHGEN_RESTARTS</c>.
/// </summary>
public sealed class StoreLossTests
{
    const string Room = "a", Name = "behaviour/notes?room=a", Last = "last";

    static readonly int Losses = int.TryParse(Environment.GetEnvironmentVariable("PUSHGEN_RESTARTS"), CultureInfo.InvariantCulture, out int losses) ? losses : 8;

    readonly ChaosTally tally = new();
    readonly History history = new(Name);
    readonly CancellationTokenSource stopping = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
    PushServer? server;
    Topic<Note>? topic;     // of the server that lives

    [Fact]
    public async Task KilledServersAndLostTails_EndOldCursorsInAGap_AndNothingInSilence()
    {
        int seed = Random.Shared.Next();
        var random = new Random(seed);
        server = await PushServer.StartAsync();
        topic = server.Publisher.Notes(Room);
        history.Begin(topic);
        await using var proxy = new FaultProxy(server.Port, new FaultPlan(seed, 0, default));
        var readers = new List<Task>();
        foreach (var transports in new[] { PushTransports.LongPolling, PushTransports.ServerSentEvents, PushTransports.WebSocket, PushTransports.All })
        {
            for (int i = 0; i < 3; i++)
                readers.Add(ReadAsync(proxy, transports));
        }
        var publishing = PublishAsync(new Random(seed + 1));
        for (int i = 0; i < Losses; i++)
        {
            await Task.Delay(random.Next(50, 250), TestContext.Current.CancellationToken);
            if (i % 2 == 0)
                await KillAsync(proxy);
            else
                history.LoseTail(server, random.Next(1, 40));
        }
        await Task.Delay(100, TestContext.Current.CancellationToken);
        await stopping.CancelAsync();
        await publishing;
        history.Publish(topic, Last);
        await Task.WhenAll(readers).WaitAsync(Limits.Long, TestContext.Current.CancellationToken);
        await server.DisposeAsync();
        TestContext.Current.TestOutputHelper?.WriteLine($"seed {seed}: {Losses} losses; {tally}");
        Assert.True(tally["gap Epoch"] >= Losses / 2, "Too few gaps.");
        Assert.True(tally["gap Conflict"] + tally["gap Ahead"] > 0, "No tail was missed.");
    }

    // The new one answers before anybody knows that the old one is dead, as behind a balancer.
    async Task KillAsync(FaultProxy proxy)
    {
        var dead = server!;
        var next = await PushServer.StartAsync();
        history.Begin(next.Publisher.Notes(Room));
        proxy.MoveTo(next.Port);
        server = next;
        Volatile.Write(ref topic, next.Publisher.Notes(Room));
        await dead.DisposeAsync();
    }

    async Task PublishAsync(Random random)
    {
        while (!stopping.IsCancellationRequested)
        {
            var current = Volatile.Read(ref topic)!;
            for (int i = random.Next(20); i > 0; i--)
                history.Publish(current);
            await Task.Delay(random.Next(3), CancellationToken.None);
        }
    }

    async Task ReadAsync(FaultProxy proxy, PushTransports transports)
    {
        await using var client = new BehaviourClient(proxy.Address, new PushClientOptions
        {
            Transports = transports,
            ReconnectDelay = TimeSpan.FromMilliseconds(10),
            MaxReconnectDelay = TimeSpan.FromMilliseconds(100),
            PollWait = TimeSpan.FromSeconds(5),
            HttpMessageHandlerFactory = static () => new SocketsHttpHandler(),
        });
        var position = topic!.Head;
        for (;;)
        {
            try
            {
                await foreach (var (note, cursor) in client.Notes(Room).From(position).WithCursors())
                {
                    await history.CheckItemAsync(position, note, cursor);
                    position = cursor;
                    tally.Add("items");
                    if (note.Text == Last)
                        return;
                }
            }
            catch (PushGapException e)
            {
                history.CheckGap(position, e.Gap);
                position = e.Gap.ResumesAfter;
                tally.Add("gap " + e.Gap.Reason);
            }
        }
    }
}
