using System.Collections.Concurrent;
using System.Diagnostics;
using PushGen.EndToEnd.Tests.Behaviour;

namespace PushGen.EndToEnd.Tests.Chaos;

/// <summary>A server that stops under many subscribers.</summary>
public sealed class ShutdownTests
{
    const int Subscribers = 200;

    int received;

    [Theory, InlineData(PushTransports.LongPolling), InlineData(PushTransports.ServerSentEvents), InlineData(PushTransports.WebSocket)]
    public async Task Stop_TellsEveryClient_EndsSoon_AndAllComeBack(PushTransports transport)
    {
        var server = await PushServer.StartAsync(options: options => options.DrainSpread = TimeSpan.FromMilliseconds(100));
        var clients = new List<BehaviourClient>();
        var told = new ConcurrentDictionary<object, string>();
        for (int i = 0; i < Subscribers; i++)
        {
            var client = new BehaviourClient(server.Address, new PushClientOptions
            {
                Transports = transport, ReconnectDelay = TimeSpan.FromMilliseconds(50), MaxReconnectDelay = TimeSpan.FromMilliseconds(200),
            });
            client.Connection.Changed += (connection, change) =>
            {
                if (change.State == PushConnectionState.Reconnecting)
                    told.TryAdd(connection!, change.Reason);
            };
            clients.Add(client);
        }
        await server.Publisher.Notes("a").PublishAsync(new Note(1), TestContext.Current.CancellationToken);
        var reading = clients.ConvertAll(ReadAsync);
        await Limits.Until(() => server.Publisher.Notes("a").SubscriberCount == Subscribers);
        await server.Publisher.Notes("a").PublishAsync(new Note(2), TestContext.Current.CancellationToken);
        await Limits.Until(() => Volatile.Read(ref received) == 2 * Subscribers);      // the log goes with this server
        await Limits.Until(() => server.Publisher.Notes("a").SubscriberCount == Subscribers);

        var watch = Stopwatch.StartNew();
        await server.StopAsync();
        var stopped = watch.Elapsed;
        await server.DisposeAsync();
        Assert.True(stopped < TimeSpan.FromSeconds(4), $"It took {stopped}.");
        await Limits.Until(() => told.Count == Subscribers);
        Assert.All(told.Values, reason => Assert.Equal("drain", reason));

        await using var restarted = await PushServer.StartAsync(server.Port);
        await restarted.Publisher.Notes("a").PublishAsync(new Note(3), TestContext.Current.CancellationToken);
        foreach (var notes in await Task.WhenAll(reading).WaitAsync(Limits.Long, TestContext.Current.CancellationToken))
            Assert.Equal([1, 2, 3], notes);
        foreach (var client in clients)
            await client.DisposeAsync();
        TestContext.Current.TestOutputHelper?.WriteLine($"{transport}: {Subscribers} subscribers, stopped in {stopped.TotalMilliseconds:F0} ms, all back after {watch.ElapsedMilliseconds} ms");
    }

    /// <summary>A poll that is held is answered with a page; what does not fit into it is not asked for any more.</summary>
    [Theory, InlineData(PushTransports.ServerSentEvents), InlineData(PushTransports.WebSocket)]
    public async Task Stop_DeliversWhatWasPublishedBefore(PushTransports transport)
    {
        const int Items = 3000;
        await using var server = await PushServer.StartAsync();
        var topic = server.Publisher.Notes("a");
        var clients = Enumerable.Range(0, 20).Select(_ => new BehaviourClient(server.Address, new PushClientOptions { Transports = transport, BufferSize = 16 })).ToList();
        var reading = clients.ConvertAll(async client =>
        {
            int next = 1;
            await foreach (var note in client.Notes("a").FromEarliest().OnGap(GapPolicy.Throw))
            {
                Assert.Equal(next, note.Number);
                if (next++ == Items)
                    break;
            }
        });
        await Limits.Until(() => topic.SubscriberCount == clients.Count);
        for (int i = 1; i <= Items; i++)
            await topic.PublishAsync(new Note(i), TestContext.Current.CancellationToken);

        await server.StopAsync();
        await Task.WhenAll(reading).WaitAsync(Limits.Long, TestContext.Current.CancellationToken);
        foreach (var client in clients)
            await client.DisposeAsync();
    }

    async Task<List<int>> ReadAsync(BehaviourClient client)
    {
        var notes = new List<int>();
        await foreach (var note in client.Notes("a").FromEarliest().OnGap(GapPolicy.FromEarliest))
        {
            notes.Add(note.Number);
            Interlocked.Increment(ref received);
            if (note.Number == 3)
                break;
        }
        return notes;
    }
}
