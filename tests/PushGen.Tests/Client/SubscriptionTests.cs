namespace PushGen.Tests;

/// <summary>The resume loop against a transport in memory.</summary>
public sealed partial class SubscriptionTests
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
    public async Task Gap_ThatIsPassed_IsToldBeforeTheItemAfterIt_InTheEnumeration()
    {
        var told = new List<object>();
        await using var items = Client().Quotes("A").OnGap(GapPolicy.FromEarliest, gap => told.Add((gap.Reason, gap.Lost))).GetAsyncEnumerator();
        var first = items.MoveNextAsync();
        var feed = (await transport.NextAsync()).Ready(4);
        feed.Item(5);
        feed.Item(6);
        Assert.True(feed.Gap(GapReason.Trimmed, At.Cursor(9), 3));
        feed.Item(10);

        Assert.True(await first);
        Assert.True(await items.MoveNextAsync());
        Assert.Empty(told);         // it was received, and the application is not there yet
        Assert.True(await items.MoveNextAsync());
        Assert.Equal([(GapReason.Trimmed, (long?)3)], told);
        Assert.Equal(10, items.Current.Price);
    }

    [Fact]
    public async Task Gap_WhoseHandlerFails_EndsTheEnumeration()
    {
        var taking = Client().Quotes("A").OnGap(GapPolicy.FromLatest, _ => throw new InvalidOperationException("reload")).TakeAsync(1);
        var feed = (await transport.NextAsync()).Ready(4);
        feed.Gap(GapReason.Trimmed, At.Cursor(9), 5);
        feed.Item(10);

        Assert.Equal("reload", (await Assert.ThrowsAsync<InvalidOperationException>(() => taking)).Message);
        await feed.Canceled.Task.WaitAsync(TestTime.Long);
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
    public async Task Cancellation_WhileTheConnectionBreaks_IsThrownAllTheSame()
    {
        var loop = new SubscriptionLoop<string>(Client().Connection, new("shop/quotes", "", "", null), default, null, GapPolicy.Throw);
        using var cancel = new CancellationTokenSource();
        var running = loop.RunAsync(cancel.Token);
        (await transport.NextAsync()).BreaksWhenLeft = true;
        await cancel.CancelAsync();
        await running;

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await loop.Items.WaitToTakeAsync(CancellationToken.None));
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
