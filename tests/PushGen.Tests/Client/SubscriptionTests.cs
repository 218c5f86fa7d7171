namespace PushGen.Tests;

/// <summary>The resume loop against a transport in memory.</summary>
public sealed class SubscriptionTests
{
    readonly FakeTransport transport = new();
    readonly AutoTime time = new();
    readonly ScriptedHandler http = new();

    ShopClient Client(Action<PushClientOptions>? configure = null, params FakeTransport[] more)
    {
        var options = new PushClientOptions { TimeProvider = time, Random = () => 1, HttpMessageHandlerFactory = () => http };
        configure?.Invoke(options);
        return new(new PushConnection("http://host/push", options, _ => [transport, .. more]));
    }

    static async Task AssertPricesAsync(int[] expected, Task<List<Quote>> taking) => Assert.Equal(expected, (await taking).Select(q => q.Price));

    [Fact]
    public async Task Items_ComeInOrderWithTheirCursors()
    {
        var taking = Client().Quotes("A").WithCursors().TakeAsync(2);
        var feed = (await transport.NextAsync()).Ready(4);
        feed.Item(5);
        feed.Item(6);

        Assert.Equal([new(new("MSFT", 5), At.Cursor(5)), new(new("MSFT", 6), At.Cursor(6))], await taking);
        await feed.Canceled.Task.WaitAsync(TestTime.Limit());
    }

    [Fact]
    public async Task NothingIsAsked_BeforeTheFirstItemIsAskedFor()
    {
        await using var quotes = Client().Quotes("A").GetAsyncEnumerator(TestTime.Limit());
        Assert.Equal(0, transport.Asked);
        var moving = quotes.MoveNextAsync();
        var feed = (await transport.NextAsync()).Ready(4);
        feed.Item(5);

        Assert.True(await moving);
        Assert.Null(feed.Request.After);
    }

    [Fact]
    public async Task Enumerator_DisposedTwice_IsDisposed()
    {
        var quotes = Client().Quotes("A").GetAsyncEnumerator(TestTime.Limit());
        var moving = quotes.MoveNextAsync();
        var feed = (await transport.NextAsync()).Ready(4);
        feed.Item(5);
        Assert.True(await moving);

        await quotes.DisposeAsync();
        await quotes.DisposeAsync();

        Assert.True(feed.Canceled.Task.IsCompleted);
    }

    [Fact]
    public async Task Start_IsAskedForOnceAndThenTheReceivedItem()
    {
        var taking = Client().Quotes("A").From(At.Cursor(4)).OnGap(GapPolicy.FromLatest).TakeAsync(2);
        var feed = (await transport.NextAsync()).Ready(4);
        Assert.Equal((At.Cursor(4), GapPolicy.FromLatest), (feed.Request.After, feed.Request.Gap));
        feed.Item(5);
        feed.Lose();
        feed = await transport.NextAsync();
        Assert.Equal(At.Cursor(5), feed.Request.After);
        feed.Ready(5).Item(6);

        await AssertPricesAsync([5, 6], taking);
    }

    [Fact]
    public async Task CutBeforeAnything_AsksForTheSameStart()
    {
        var taking = Client().Quotes("A").FromEarliest().TakeAsync(1);
        (await transport.NextAsync()).Lose();
        var feed = await transport.NextAsync();

        Assert.Equal(PushCursor.Earliest, feed.Request.After);
        feed.Sink.Ready(null);
        feed.Item(3);
        await AssertPricesAsync([3], taking);
    }

    [Fact]
    public async Task Duplicates_AreDropped_AndHolesAreAskedForAgain()
    {
        var taking = Client().Quotes("A").TakeAsync(3);
        var feed = (await transport.NextAsync()).Ready(4);
        Assert.True(feed.Item(5));
        Assert.True(feed.Item(5));
        Assert.False(feed.Item(7));
        feed = (await transport.NextAsync()).Ready(5);
        Assert.Equal(At.Cursor(5), feed.Request.After);
        feed.Item(6);
        feed.Item(7);

        await AssertPricesAsync([5, 6, 7], taking);
    }

    [Theory, InlineData(GapReason.Trimmed), InlineData(GapReason.Epoch), InlineData(GapReason.Ahead), InlineData(GapReason.Conflict), InlineData(GapReason.Invalid)]
    public async Task Gap_IsThrownAfterTheItemsBeforeIt(GapReason reason)
    {
        await using var quotes = Client().Quotes("A").GetAsyncEnumerator(TestTime.Limit());
        var moving = quotes.MoveNextAsync();
        var feed = (await transport.NextAsync()).Ready(4);
        feed.Item(5);
        var to = reason == GapReason.Epoch ? At.Cursor(0, At.B) : At.Cursor(9);
        Assert.False(feed.Gap(reason, to, 4));

        Assert.True(await moving);
        Assert.Equal(5, quotes.Current.Price);
        var gap = await Assert.ThrowsAsync<PushGapException>(async () => await quotes.MoveNextAsync());
        Assert.Equal((reason, to, 4L), (gap.Gap.Reason, gap.Gap.ResumesAfter, gap.Gap.Lost));
    }

    [Fact]
    public async Task Gap_IsPassedWhereThePolicySaysSo()
    {
        var taking = Client().Quotes("A").OnGap(GapPolicy.FromEarliest).TakeAsync(2);
        var feed = (await transport.NextAsync()).Ready(4);
        feed.Item(5);
        Assert.True(feed.Gap(GapReason.Trimmed, At.Cursor(9), 4));
        Assert.True(feed.Item(10));

        await AssertPricesAsync([5, 10], taking);
    }

    [Fact]
    public async Task SkippedGap_MovesTheCursorInSilence()
    {
        var taking = Client().Quotes("A").TakeAsync(2);
        var feed = (await transport.NextAsync()).Ready(4);
        Assert.True(feed.Gap(GapReason.Skipped, At.Cursor(9)));
        Assert.True(feed.Item(10));
        feed.Lose();
        feed = (await transport.NextAsync()).Ready(10);
        Assert.Equal(At.Cursor(10), feed.Request.After);
        feed.Item(11);

        await AssertPricesAsync([10, 11], taking);
    }

    [Fact]
    public async Task GapThenCut_ResumesAfterTheGap()
    {
        var taking = Client().Quotes("A").OnGap(GapPolicy.FromEarliest).TakeAsync(1);
        var feed = (await transport.NextAsync()).Ready(40);
        feed.Gap(GapReason.Ahead, At.Cursor(9));
        feed.Lose();
        feed = (await transport.NextAsync()).Ready(9);

        Assert.Equal(At.Cursor(9), feed.Request.After);
        feed.Item(10);
        await AssertPricesAsync([10], taking);
    }

    [Fact]
    public async Task HoleTwiceInARow_IsAGap()
    {
        var taking = Client().Quotes("A").TakeAsync(1);
        (await transport.NextAsync()).Ready(4).Item(7);
        (await transport.NextAsync()).Ready(4).Item(7);

        var gap = await Assert.ThrowsAsync<PushGapException>(() => taking);
        Assert.Equal((GapReason.Hole, At.Cursor(4)), (gap.Gap.Reason, gap.Gap.Requested));
    }

    [Fact]
    public async Task EpochsAThenBThenA_AreASplitStore()
    {
        var taking = Client().Quotes("A").OnGap(GapPolicy.FromEarliest).TakeAsync(9);
        var feed = (await transport.NextAsync()).Ready(4);
        Assert.True(feed.Gap(GapReason.Epoch, At.Cursor(0, At.B)));
        Assert.True(feed.Item(1, At.B));
        Assert.False(feed.Gap(GapReason.Epoch, At.Cursor(0)));

        Assert.Equal(PushErrorCodes.SplitStore, (await Assert.ThrowsAsync<PushException>(() => taking)).Code);
    }

    [Fact]
    public async Task Waits_DoubleFromTheFirstConnectOn_AndAreShortAfterAHealthyOne()
    {
        var taking = Client().Quotes("A").TakeAsync(1);
        for (int failure = 0; failure < 3; failure++)
            (await transport.NextAsync()).Lose();
        var feed = (await transport.NextAsync()).Ready(4);
        time.Advance(TimeSpan.FromSeconds(11));
        feed.Lose();
        (await transport.NextAsync()).Lose(TimeSpan.FromSeconds(3.5));
        (await transport.NextAsync()).Ready(4).Item(5);
        await taking;

        Assert.Equal([0.5, 1, 2, 0.25, 3.5], time.Waits.Select(w => w.TotalSeconds));
    }

    [Fact]
    public async Task Waits_StayShort_WhereConnectionsAreCutEarlyButBringSomething()
    {
        var taking = Client().Quotes("A").OnGap(GapPolicy.FromEarliest).TakeAsync(4);
        for (int n = 5; n < 8; n++)
        {
            var feed = (await transport.NextAsync()).Ready(n - 1);
            feed.Item(n);
            feed.Lose();
        }
        var gap = await transport.NextAsync();
        gap.Gap(GapReason.Trimmed, At.Cursor(9));
        gap.Lose();
        var repeated = await transport.NextAsync();
        repeated.Item(9);
        repeated.Lose();
        (await transport.NextAsync()).Item(10);
        await taking;

        Assert.Equal([0.5, 0.5, 0.5, 0.5, 1], time.Waits.Select(w => w.TotalSeconds));
    }

    [Fact]
    public async Task FinalError_EndsTheEnumeration()
    {
        var taking = Client().Quotes("A").TakeAsync(1);
        (await transport.NextAsync()).End(FeedEndKind.Failed, new PushException("forbidden", 403));

        Assert.Equal(("forbidden", 403), await ErrorAsync(taking));
    }

    [Fact]
    public async Task Unauthenticated_IsTriedOnceMoreWithANewToken()
    {
        var refusal = new PushException("unauthenticated", 401);
        var without = Client().Quotes("A").TakeAsync(1);
        (await transport.NextAsync()).End(FeedEndKind.Unauthenticated, refusal);
        Assert.Equal(("unauthenticated", 401), await ErrorAsync(without));

        var with = Client(o => o.AccessTokenProvider = _ => new("t")).Quotes("A").TakeAsync(1);
        (await transport.NextAsync()).End(FeedEndKind.Unauthenticated, refusal);
        (await transport.NextAsync()).Ready(1).End(FeedEndKind.Unauthenticated, refusal);     // it was good in between
        (await transport.NextAsync()).End(FeedEndKind.Unauthenticated, refusal);
        Assert.Equal(("unauthenticated", 401), await ErrorAsync(with));
        Assert.Empty(time.Waits);
    }

    [Fact]
    public async Task GiveUpAfter_EndsWithConnectionFailed()
    {
        var taking = Client(o => o.GiveUpAfter = TimeSpan.FromMinutes(1)).Quotes("A").TakeAsync(1);
        (await transport.NextAsync()).Lose();
        var feed = await transport.NextAsync();
        time.Advance(TimeSpan.FromMinutes(1));
        feed.Lose();

        Assert.Equal((PushErrorCodes.ConnectionFailed, 0), await ErrorAsync(taking));
    }

    [Fact]
    public async Task GiveUpAfter_CutsTheWait_AndNamesTheAddressAndTheLastReason()
    {
        var taking = Client(o => o.GiveUpAfter = TimeSpan.FromSeconds(6)).Quotes("A").TakeAsync(1);
        var feed = await transport.NextAsync();
        time.Advance(TimeSpan.FromSeconds(3));
        feed.Lose(retryAfter: TimeSpan.FromSeconds(20));

        var e = await Assert.ThrowsAsync<PushException>(() => taking);
        Assert.Equal(PushErrorCodes.ConnectionFailed, e.Code);
        Assert.Equal("No connection to http://host/push for 00:00:06: cut.", e.Detail);
        Assert.Equal(TimeSpan.FromSeconds(3), time.Waits.Last());
    }

    [Fact]
    public async Task GiveUpAfter_EndsAnAttemptThatHangs_ButNotAConnection()
    {
        var clock = new Microsoft.Extensions.Time.Testing.FakeTimeProvider();
        var taking = Client(o => (o.GiveUpAfter, o.TimeProvider) = (TimeSpan.FromSeconds(3), clock)).Quotes("A").TakeAsync(1);
        var feed = (await transport.NextAsync()).Ready(4);
        clock.Advance(TimeSpan.FromSeconds(10));
        feed.End(FeedEndKind.SharedLost);
        var hanging = await transport.NextAsync();
        clock.Advance(TimeSpan.FromSeconds(2.9));
        Assert.False(hanging.Canceled.Task.IsCompleted);
        clock.Advance(TimeSpan.FromSeconds(0.1));

        Assert.Equal("No connection to http://host/push for 00:00:03: test.", (await Assert.ThrowsAsync<PushException>(() => taking)).Detail);
    }

    [Theory, InlineData("null"), InlineData("""{"symbol":null,"price":1}"""), InlineData("""{"symbol":"A","price":"x"}"""), InlineData("{}")]
    public async Task ItemThatDoesNotFitTheContract_IsAProtocolError(string json)
    {
        var taking = Client().Quotes("A").TakeAsync(1);
        Assert.False((await transport.NextAsync()).Ready(4).Raw(5, json));

        Assert.Equal((PushErrorCodes.ProtocolError, 0), await ErrorAsync(taking));
    }

    [Fact]
    public async Task Cancellation_ReachesTheTransportAndIsThrown()
    {
        using var cancel = new CancellationTokenSource();
        await using var quotes = Client().Quotes("A", cancel.Token).GetAsyncEnumerator();
        var moving = quotes.MoveNextAsync();
        var feed = (await transport.NextAsync()).Ready(4);
        await cancel.CancelAsync();

        await feed.Canceled.Task.WaitAsync(TestTime.Limit());
        Assert.Equal(cancel.Token, (await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await moving)).CancellationToken);
    }

    [Fact]
    public async Task DisposedConnection_EndsItsSubscriptions()
    {
        var client = Client();
        var taking = client.Quotes("A").TakeAsync(1);
        var feed = (await transport.NextAsync()).Ready(4);
        await client.Connection.DisposeAsync();

        await feed.Canceled.Task.WaitAsync(TestTime.Limit());
        await Assert.ThrowsAsync<ObjectDisposedException>(() => taking);
        Assert.Equal(PushConnectionState.Closed, client.Connection.State);
    }

    [Fact]
    public async Task Queue_IsBounded()
    {
        await using var quotes = Client(o => o.BufferSize = 4).Quotes("A").GetAsyncEnumerator(TestTime.Limit());
        var moving = quotes.MoveNextAsync();
        var sink = (await transport.NextAsync()).Ready(0).Sink;
        Assert.Equal(4, sink.Room);
        for (int n = 1; n <= 4; n++)
            sink.Item(At.Cursor(n), "{\"symbol\":\"A\",\"price\":1}"u8);
        await moving;
        var room = sink.WaitForRoomAsync(TestTime.Limit());
        Assert.Equal((1, false), (sink.Room, room.IsCompleted));
        await quotes.MoveNextAsync();
        await room;
        Assert.Equal(2, sink.Room);
    }

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
        Assert.Empty(time.Waits);
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
        var closed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        client.Connection.Changed += (_, change) =>
        {
            told.Add(change.State);
            if (change.State == PushConnectionState.Closed)
                closed.SetResult();
            else
                Assert.True(Task.Run(async () => await client.Connection.DisposeAsync()).Wait(TestTime.Long), "The connection waits for the handler.");
        };
        var taking = client.Quotes("A").TakeAsync(1);
        (await transport.NextAsync()).Lose();

        await closed.Task.WaitAsync(TestTime.Long);
        Assert.Equal([PushConnectionState.Reconnecting, PushConnectionState.Closed], told);
        await Assert.ThrowsAnyAsync<Exception>(() => taking);
    }

    [Fact]
    public void Extensions_AskForASubscription()
    {
        IAsyncEnumerable<Quote> quotes = Client().Quotes("A");

        Assert.IsType<Subscription<Quote>>(quotes.FromEarliest().OnGap(GapPolicy.FromLatest));
        Assert.Throws<InvalidOperationException>(() => AsyncEnumerable.Empty<Quote>().From(At.Cursor(1)));
        Assert.Throws<InvalidOperationException>(() => Client().Count(1).From(At.Cursor(1)));
    }

    static async Task<(string, int)> ErrorAsync(Task task)
    {
        var e = await Assert.ThrowsAsync<PushException>(() => task);
        return (e.Code, e.Status);
    }
}
