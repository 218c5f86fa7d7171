namespace PushGen.Tests;

/// <content>Which transport it uses, and who is told.</content>
public sealed partial class SubscriptionTests
{
    [Fact]
    public async Task RefusedTransport_IsLeftForTheNext()
    {
        var next = new FakeTransport(PushTransports.LongPolling);
        var client = Client(null, next);
        var changes = new List<(PushConnectionState, PushTransports, string)>();
        client.Connection.Changed += (_, e) => changes.Add((e.State, e.Transport, e.Reason));
        var taking = client.Quotes("A").TakeAsync(1);
        (await transport.NextAsync()).End(FeedEndKind.TransportRefused);
        (await next.NextAsync()).Ready(4).Item(5);
        await taking;

        Assert.Equal(PushTransports.LongPolling, client.Connection.Transport);
        Assert.Equal([(PushConnectionState.Connecting, PushTransports.LongPolling, "test")], changes);
        Assert.Equal([TimeSpan.FromSeconds(30)], time.Waits);       // until the better one is tried again
    }

    [Fact]
    public async Task FallBack_IsForgottenAfterTenMinutes()
    {
        var next = new FakeTransport(PushTransports.LongPolling);
        var client = Client(null, next);
        var taking = client.Quotes("A").TakeAsync(1);
        (await transport.NextAsync()).End(FeedEndKind.TransportRefused);
        (await next.NextAsync()).Ready(4);
        time.Advance(TimeSpan.FromMinutes(9));
        Assert.Equal(PushTransports.LongPolling, client.Connection.Transport);
        time.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(PushTransports.WebSocket, client.Connection.Transport);
        var other = client.Quotes("A").TakeAsync(1);
        (await transport.NextAsync()).End(FeedEndKind.TransportRefused);
        (await next.NextAsync()).Ready(4).Item(5);

        await other;
        Assert.Equal(PushTransports.LongPolling, client.Connection.Transport);
        await client.Connection.DisposeAsync();
        await Assert.ThrowsAsync<ObjectDisposedException>(() => taking);
    }

    [Fact]
    public async Task RefusalOfATransportThatOnlyOneOperationUses_LeadsToTheNext()
    {
        FakeTransport second = new(PushTransports.ServerSentEvents), third = new(PushTransports.LongPolling);
        var taking = Client(null, second, third).Quotes("A").TakeAsync(1);
        (await transport.NextAsync()).End(FeedEndKind.OperationRefused);
        (await second.NextAsync()).End(FeedEndKind.TransportRefused);
        (await third.NextAsync()).Ready(4).Item(5);

        Assert.Single(await taking);
    }

    [Fact]
    public async Task OperationRefusedByATransport_UsesAnotherForItAlone()
    {
        var next = new FakeTransport(PushTransports.ServerSentEvents);
        var client = Client(null, next);
        var taking = client.Quotes("A").TakeAsync(1);
        (await transport.NextAsync()).End(FeedEndKind.OperationRefused);
        (await next.NextAsync()).Ready(4).Item(5);
        await taking;

        Assert.Equal(PushTransports.WebSocket, client.Connection.Transport);
    }

    [Fact]
    public async Task HandlerThatThrows_DoesNotEndTheSubscription()
    {
        var client = Client(null, new FakeTransport(PushTransports.LongPolling));
        client.Connection.Changed += (_, _) => throw new InvalidOperationException();
        var taking = client.Quotes("A").TakeAsync(1);
        (await transport.NextAsync()).Lose();
        (await transport.NextAsync()).Ready(4).Item(5);

        Assert.Single(await taking);
    }

    [Fact]
    public async Task HandlerThatWaitsForTheConnection_IsToldTheNextChangeAfterwards()
    {
        var client = Client(null, new FakeTransport(PushTransports.LongPolling));
        var told = new List<PushConnectionState>();
        bool disposed = false;
        var closed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        client.Connection.Changed += (_, change) =>
        {
            told.Add(change.State);
            if (change.State == PushConnectionState.Closed)
                closed.SetResult();
            else
                disposed = Task.Run(async () => await client.Connection.DisposeAsync()).Wait(TestTime.Long);
        };
        var taking = client.Quotes("A").TakeAsync(1);
        (await transport.NextAsync()).Lose();

        await closed.Task.WaitAsync(2 * TestTime.Long);
        Assert.True(disposed, "The connection waited for the handler.");
        Assert.Equal([PushConnectionState.Reconnecting, PushConnectionState.Closed], told);
        await Assert.ThrowsAnyAsync<Exception>(() => taking);
    }
}
