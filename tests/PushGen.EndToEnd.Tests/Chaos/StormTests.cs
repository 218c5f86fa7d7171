using System.Diagnostics;
using System.Globalization;
using Microsoft.AspNetCore.Builder;
using PushGen.EndToEnd.Tests.Behaviour;

namespace PushGen.EndToEnd.Tests.Chaos;

/// <summary>All clients are cut at once and come back, each 100 items behind. More of them with <c>PUSHGEN_STORM</c>; 5,000 is the goal.</summary>
public sealed class StormTests
{
    const int Behind = 100;
    static readonly TimeSpan Goal = TimeSpan.FromSeconds(15);
    static readonly int Clients = int.TryParse(Environment.GetEnvironmentVariable("PUSHGEN_STORM"), CultureInfo.InvariantCulture, out int clients) ? clients : 200;

    readonly AbortableConnections connections = new();
    int at1, current, refused;

    [Theory, InlineData(PushTransports.LongPolling), InlineData(PushTransports.ServerSentEvents), InlineData(PushTransports.WebSocket)]
    public async Task ClientsCutAtOnce_AreAllCurrentSoon_AndLackNothing(PushTransports transport)
    {
        await using var server = await PushServer.StartAsync(
            connections: connections.Wrap,
            before: app => app.Use(async (http, next) =>
            {
                await next(http);
                if (http.Response.StatusCode >= 400)
                    Interlocked.Increment(ref refused);
            }));
        var topic = server.Publisher.Notes("a");
        await topic.PublishAsync(new Note(1), TestContext.Current.CancellationToken);
        var options = new PushClientOptions { Transports = transport };
        var clients = Enumerable.Range(0, Clients).Select(_ => new BehaviourClient(server.Address, options)).ToList();
        var reading = clients.ConvertAll(ReadAsync);
        await UntilAsync(() => Volatile.Read(ref at1) == Clients && topic.SubscriberCount == Clients, reading);

        connections.CutAndKeepOut();
        await UntilAsync(() => topic.SubscriberCount == 0, reading);
        for (int i = 2; i <= 1 + Behind; i++)
            await topic.PublishAsync(new Note(i), TestContext.Current.CancellationToken);
        int before = connections.Accepted;
        var watch = Stopwatch.StartNew();
        connections.LetIn();
        await UntilAsync(() => Volatile.Read(ref current) == Clients, reading);
        var took = watch.Elapsed;

        await Task.WhenAll(reading);
        foreach (var client in clients)
            await client.DisposeAsync();
        TestContext.Current.TestOutputHelper?.WriteLine(
            $"{transport}: {Clients} clients current after {took.TotalSeconds:F2} s, {connections.Accepted - before} connections, {Clients * Behind} items in order, {refused} refused");
        Assert.Equal(0, refused);
        Assert.True(took < Goal, $"It took {took}.");
    }

    async Task ReadAsync(BehaviourClient client)
    {
        int next = 1;
        await foreach (var note in client.Notes("a").FromEarliest().OnGap(GapPolicy.Throw))
        {
            Assert.Equal(next, note.Number);
            if (next++ == 1)
                Interlocked.Increment(ref at1);
            if (next <= 1 + Behind)
                continue;
            Interlocked.Increment(ref current);
            return;
        }
    }

    static async Task UntilAsync(Func<bool> condition, List<Task> reading)
    {
        var limit = TimeSpan.FromSeconds(20 + Clients / 50);
        for (var watch = Stopwatch.StartNew(); !condition();)
        {
            Assert.True(watch.Elapsed < limit, "Not all have come.");
            if (reading.Find(static one => one.IsFaulted) is { } failed)
                await failed;
            await Task.Delay(5, TestContext.Current.CancellationToken);
        }
    }
}
