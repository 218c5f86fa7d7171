using System.Diagnostics.Metrics;
using Microsoft.Extensions.Time.Testing;

namespace PushGen.Tests;

/// <summary>A connection that had to make do with a worse transport goes back to the better one, without a break.</summary>
public sealed class TransportChoiceTests
{
    readonly FakeTransport socket = new(), events = new(PushTransports.ServerSentEvents), polls = new(PushTransports.LongPolling);
    readonly WatchedTime time = new();

    ShopClient Client() => Client(socket, events, polls);

    ShopClient Client(params ITransport[] transports)
    {
        var options = new PushClientOptions { TimeProvider = time, Random = () => 0, HttpMessageHandlerFactory = () => new ScriptedHandler() };
        return new(new PushConnection("http://host/push", options, _ => transports));
    }

    /// <summary>A connection that reads over long polling, since the others were refused.</summary>
    async Task<(ShopClient, Task<List<Quote>>, FakeTransport.Feed)> FallBackAsync(int count, bool late = false)
    {
        var client = Client();
        var taking = client.Quotes("A").TakeAsync(count);
        (await socket.NextAsync()).Ended.SetResult(new(FeedEndKind.TransportRefused, "refused") { IsLate = late });
        (await events.NextAsync()).End(FeedEndKind.TransportRefused);
        return (client, taking, (await polls.NextAsync()).Ready(4));
    }

    /// <summary>Lets the time pass that it waits before it tries again.</summary>
    async Task WaitUntilProbedAsync(FakeTransport transport, TimeSpan wait)
    {
        int before = transport.Probed;
        await UntilAsync(() => time.Waits.LastOrDefault() == wait);
        time.Advance(wait - TimeSpan.FromMilliseconds(1));
        Assert.Equal(before, transport.Probed);
        time.Advance(TimeSpan.FromMilliseconds(1));
        await UntilAsync(() => transport.Probed > before);
    }

    static async Task UntilAsync(Func<bool> condition)
    {
        var limit = TestTime.Limit();
        while (!condition())
            await Task.Delay(1, limit);
    }

    [Fact]
    public async Task BetterTransport_ThatGetsThrough_TakesOverWhereTheWorseOneStood()
    {
        var (client, taking, poll) = await FallBackAsync(3);
        var changes = new List<(PushTransports, string)>();
        client.Connection.Changed += (_, e) => changes.Add((e.Transport, e.Reason));
        poll.Item(5);
        await WaitUntilProbedAsync(socket, TimeSpan.FromSeconds(30));
        poll.Item(6);
        Assert.False(poll.Canceled.Task.IsCompleted);       // it feeds until the other one is there
        socket.Probes.Writer.TryWrite(true);

        var feed = await socket.NextAsync();
        await poll.Canceled.Task.WaitAsync(TestTime.Limit());
        Assert.Equal(At.Cursor(6), feed.Request.After);
        feed.Ready(6).Item(7);

        Assert.Equal([5, 6, 7], (await taking).Select(quote => quote.Price));
        Assert.Equal((PushTransports.WebSocket, "it gets through now"), Assert.Single(changes));
        Assert.Equal(PushTransports.WebSocket, client.Connection.Transport);
    }

    [Fact]
    public async Task WorseTransport_ThatBreaksWhileItIsLeft_IsNoFailure()
    {
        var (_, taking, poll) = await FallBackAsync(1);
        poll.BreaksWhenLeft = true;
        await WaitUntilProbedAsync(socket, TimeSpan.FromSeconds(30));
        socket.Probes.Writer.TryWrite(true);

        (await socket.NextAsync()).Ready(4).Item(5);
        Assert.Single(await taking);
    }

    [Fact]
    public async Task BetterTransports_AreTriedLessAndLessOften_BestFirst()
    {
        var (client, taking, _) = await FallBackAsync(1);
        foreach (var wait in new[] { TimeSpan.FromSeconds(30), TimeSpan.FromMinutes(2) })
        {
            await WaitUntilProbedAsync(socket, wait);
            socket.Probes.Writer.TryWrite(false);
            await UntilAsync(() => events.Probed == socket.Probed);
            events.Probes.Writer.TryWrite(false);
        }

        await WaitUntilProbedAsync(socket, TimeSpan.FromMinutes(10));
        await client.Connection.DisposeAsync();
        await Assert.ThrowsAnyAsync<Exception>(() => taking);
    }

    [Fact]
    public async Task SecondBest_IsTakenToo_AndTheBestIsTriedOn()
    {
        var (client, taking, _) = await FallBackAsync(1);
        await WaitUntilProbedAsync(socket, TimeSpan.FromSeconds(30));
        socket.Probes.Writer.TryWrite(false);
        events.Probes.Writer.TryWrite(true);
        var stream = await events.NextAsync();
        Assert.Equal(PushTransports.ServerSentEvents, client.Connection.Transport);

        await WaitUntilProbedAsync(socket, TimeSpan.FromMinutes(2));
        socket.Probes.Writer.TryWrite(true);
        (await socket.NextAsync()).Ready(4).Item(5);

        await stream.Canceled.Task.WaitAsync(TestTime.Limit());
        Assert.Single(await taking);
    }

    [Fact]
    public async Task TransportThatWasOnlyLate_RacesOnBesideTheNext()
    {
        var (_, taking, poll) = await FallBackAsync(1, late: true);
        await UntilAsync(() => socket.Probed == 1);
        socket.Probes.Writer.TryWrite(true);

        (await socket.NextAsync()).Ready(4).Item(5);
        await poll.Canceled.Task.WaitAsync(TestTime.Limit());
        Assert.Single(await taking);
    }

    [Fact]
    public async Task NothingIsTried_WhenNobodyReadsAnyMore()
    {
        var (client, taking, poll) = await FallBackAsync(1);
        poll.Item(5);
        await taking;
        Assert.True(client.Connection.Choice.IsUpgrading);
        await WaitUntilProbedAsync(socket, TimeSpan.FromSeconds(30));     // the last time
        socket.Probes.Writer.TryWrite(false);
        events.Probes.Writer.TryWrite(false);

        await UntilAsync(() => !client.Connection.Choice.IsUpgrading);
        Assert.Equal([TimeSpan.FromSeconds(30)], time.Waits);
    }

    [Fact]
    public async Task EventStreams_ThatNeverLast_AreLeftForPolls()
    {
        var client = Client(events, polls);
        var taking = client.Quotes("A").TakeAsync(1);
        for (int i = 0; i < 3; i++)
            (await events.NextAsync()).Ready(4).Lose();
        (await polls.NextAsync()).Item(5);

        Assert.Single(await taking);
        Assert.Equal(PushTransports.LongPolling, client.Connection.Transport);
    }

    [Fact]
    public void Memory_IsSharedByConnectionsToOneOrigin_WithoutHandlersOfTheirOwn()
    {
        var options = new PushClientOptions { TimeProvider = time };
        TransportMemory.Of(new("http://host/a"), options).Refuse(PushTransports.WebSocket);

        Assert.True(TransportMemory.Of(new("http://host/b"), options).IsRefused(PushTransports.WebSocket));
        Assert.False(TransportMemory.Of(new("http://host:81/a"), options).IsRefused(PushTransports.WebSocket));
        Assert.False(TransportMemory.Of(new("http://host/a"), new() { TimeProvider = time, HttpMessageHandlerFactory = () => new ScriptedHandler() }).IsRefused(PushTransports.WebSocket));
        time.Advance(TimeSpan.FromMinutes(10));
        Assert.False(TransportMemory.Of(new("http://host/a"), options).IsRefused(PushTransports.WebSocket));
    }

    [Fact]
    public async Task Changes_AreCounted()
    {
        var counted = new List<string>();
        using var listener = new MeterListener();
        listener.InstrumentPublished = (instrument, on) =>
        {
            if (instrument.Name == "pushgen.client.transport.changes")
                on.EnableMeasurementEvents(instrument);
        };
        listener.SetMeasurementEventCallback<long>((_, _, tags, _) =>
        {
            lock (counted)
                counted.Add(string.Join(" ", tags.ToArray().Select(tag => tag.Value)));
        });
        listener.Start();

        var (client, taking, _) = await FallBackAsync(1);
        await client.Connection.DisposeAsync();
        await Assert.ThrowsAnyAsync<Exception>(() => taking);

        lock (counted)
        {
            Assert.Contains("WebSocket ServerSentEvents refused", counted);
            Assert.Contains("ServerSentEvents LongPolling test", counted);
        }
    }
}
