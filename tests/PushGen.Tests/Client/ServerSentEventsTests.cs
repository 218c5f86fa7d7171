using System.Net;

namespace PushGen.Tests;

public sealed class ServerSentEventsTests
{
    readonly ScriptedHandler server = new();

    ShopClient Client(Action<PushClientOptions>? configure = null)
    {
        var options = new PushClientOptions { Transports = PushTransports.ServerSentEvents, HttpMessageHandlerFactory = () => server, Random = () => 0 };
        configure?.Invoke(options);
        return new(new PushConnection("http://host/push", options));
    }

    [Theory, InlineData(200), InlineData(302)]
    public async Task ForeignAnswer_IsFinalOnTheFirstConnect(int status)
    {
        server.Then((HttpStatusCode)status, "<html>", "text/html");

        var e = await Assert.ThrowsAsync<PushException>(() => Client().Quotes("A").TakeAsync(1));
        Assert.Equal((PushErrorCodes.ProtocolError, status), (e.Code, e.Status));
        Assert.Contains($"http://host/push/shop/quotes answered {status} with text/html", e.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ForeignAnswer_IsWaitedOutLater()
    {
        server.Then(HttpStatusCode.OK, At.SseReady(4) + At.SseItem(5), "text/event-stream").Then(HttpStatusCode.OK, "<html>", "text/html").Then(HttpStatusCode.OK, At.SseReady(5) + At.SseItem(6), "text/event-stream");

        Assert.Equal([5, 6], (await Client().Quotes("A").TakeAsync(2)).Select(q => q.Price));
    }

    /// <summary>A proxy that does not let event streams through says so in its own words, and lets polls through.</summary>
    [Theory, InlineData(403), InlineData(404), InlineData(406), InlineData(501)]
    public async Task ForeignError_IsNoWordAboutPolls(int status)
    {
        server.Then((HttpStatusCode)status, "<html>", "text/html").Page(At.Page(5, 1));

        var quotes = await Client(o => o.Transports |= PushTransports.LongPolling).Quotes("A").TakeAsync(1);
        Assert.Equal(5, quotes.Single().Price);
    }

    [Theory, InlineData(403, PushErrorCodes.Forbidden), InlineData(501, PushErrorCodes.ProtocolError)]
    public async Task ForeignError_WithoutAnotherTransport_IsFinal(int status, string code)
    {
        server.Then((HttpStatusCode)status, "<html>", "text/html");

        Assert.Equal(code, (await Assert.ThrowsAsync<PushException>(() => Client().Quotes("A").TakeAsync(1))).Code);
    }

    [Fact]
    public async Task ServersOwnError_IsFinalForEveryTransport()
    {
        server.Problem(403, "forbidden").Page(At.Page(5, 1));

        var e = await Assert.ThrowsAsync<PushException>(() => Client(o => o.Transports |= PushTransports.LongPolling).Quotes("A").TakeAsync(1));
        Assert.Equal("forbidden", e.Code);
    }

    [Fact]
    public async Task Stream_ThatIsCut_ResumesAfterTheLastCompleteEvent()
    {
        var clock = new AutoTime();
        server.Then(HttpStatusCode.OK, At.SseReady(4) + At.SseItem(5) + At.SseItem(6) + $"id: {At.Cursor(7)}\ndata: {{", "text/event-stream")
            .Then(HttpStatusCode.OK, At.SseReady(6) + At.SseItem(7), "text/event-stream");

        var quotes = await Client(o => o.TimeProvider = clock).Quotes("A").TakeAsync(3);

        Assert.Equal([5, 6, 7], quotes.Select(q => q.Price));
        Assert.Equal("GET /push/shop/quotes?symbol=A", (await server.NextAsync()).Line);
        Assert.Equal($"GET /push/shop/quotes?symbol=A&after={At.Cursor(6)}", (await server.NextAsync()).Line);
        Assert.DoesNotContain(TimeSpan.FromMilliseconds(1873), clock.Waits);
    }

    const string Sse = "text/event-stream";

    [Fact]
    public async Task Gap_MovesTheReader_OnlyWhenItIsComplete()
    {
        string gap = $$"""
            event: push.gap
            id: {{At.Cursor(4)}}
            data: {"reason":"trimmed","requested":"{{At.Cursor(1)}}","to":"{{At.Cursor(4)}}","lost":3}


            """.ReplaceLineEndings("\n");
        server.Then(HttpStatusCode.OK, At.SseReady(1) + gap[..^1], Sse).Then(HttpStatusCode.OK, At.SseReady(1) + gap + At.SseItem(5), Sse);

        var quotes = await Client(o => o.TimeProvider = new AutoTime()).Quotes("A").From(At.Cursor(1)).OnGap(GapPolicy.FromEarliest).TakeAsync(1);
        Assert.Equal(5, quotes.Single().Price);
        await server.NextAsync();
        Assert.Contains($"after={At.Cursor(1)}", (await server.NextAsync()).Line, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Stream_IsPostedAndThenAttachedTo()
    {
        string ready = At.SseReady(0), one = $"id: {At.Cursor(1)}\ndata: 7\n\n", two = $"id: {At.Cursor(2)}\ndata: 8\n\n";
        server.Then(HttpStatusCode.OK, ready, Sse).Then(HttpStatusCode.OK, ready + one, Sse)
            .Then(HttpStatusCode.OK, At.SseReady(1) + two + "event: push.end\nid: end\ndata: {\"reason\":\"completed\"}\n\n", Sse);

        Assert.Equal([7, 8], await Client(o => o.TimeProvider = new AutoTime()).Count(3).TakeAsync(9));
        var post = await server.NextAsync();
        Assert.Equal(("POST /push/shop/count", Sse), (post.Line, post.Accept));
        Assert.Equal($"GET /push/~/{post.Key}?after={At.Cursor(0)}", (await server.NextAsync()).Line);
        Assert.Equal($"GET /push/~/{post.Key}?after={At.Cursor(1)}", (await server.NextAsync()).Line);
    }

    [Fact]
    public async Task StreamWhoseStartWasNotAnswered_IsPostedAgainWithItsKey()
    {
        server.ThenFail(new HttpRequestException("cut")).Then(HttpStatusCode.OK, At.SseReady(0) + $"id: {At.Cursor(1)}\ndata: 7\n\n", Sse);
        await Client(o => o.TimeProvider = new AutoTime()).Count(3).TakeAsync(1);

        var (first, second) = (await server.NextAsync(), await server.NextAsync());
        Assert.Equal((first.Line, first.Body, first.Key), (second.Line, second.Body, second.Key));
    }

    [Fact]
    public async Task PushError_IsFinal_AndPushByeIsNot()
    {
        var time = new AutoTime();
        server.Then(HttpStatusCode.OK, "retry: 1200\nevent: push.bye\ndata: {\"reason\":\"overloaded\",\"after\":3.25}\n\n", Sse)
            .Then(HttpStatusCode.OK, At.SseReady(1) + "event: push.error\nid: end\ndata: {\"code\":\"store-gone\",\"status\":503}\n\n", Sse);

        var e = await Assert.ThrowsAsync<PushException>(() => Client(o => o.TimeProvider = time).Quotes("A").TakeAsync(1));
        Assert.Equal(("store-gone", 503), (e.Code, e.Status));
        Assert.Contains(TimeSpan.FromSeconds(3.25), time.Waits);
    }

    [Fact]
    public async Task Retry_IsALowerBound_OnlyWhereTheStreamWasNotReady()
    {
        var time = new AutoTime();
        server.Then(HttpStatusCode.OK, "retry: 1873\n\n", Sse).Then(HttpStatusCode.OK, At.SseReady(4).Replace("1873", "1874", StringComparison.Ordinal), Sse)
            .Then(HttpStatusCode.OK, At.SseReady(4) + At.SseItem(5), Sse);

        Assert.Single(await Client(o => o.TimeProvider = time).Quotes("A").TakeAsync(1));
        Assert.Contains(TimeSpan.FromMilliseconds(1873), time.Waits);
        Assert.DoesNotContain(TimeSpan.FromMilliseconds(1874), time.Waits);
    }

    [Fact]
    public async Task UnknownControlEvents_AreIgnored()
    {
        server.Then(HttpStatusCode.OK, At.SseReady(4) + "event: push.live\ndata: {}\n\nevent: push.news\nid: x\ndata: [\n\n" + At.SseItem(5), Sse);

        Assert.Single(await Client().Quotes("A").TakeAsync(1));
    }

    [Fact]
    public async Task StreamThatIsHeldBack_FallsBackToLongPolling()
    {
        var time = new Microsoft.Extensions.Time.Testing.FakeTimeProvider();
        server.Then(async (_, token) => { await Task.Delay(Timeout.Infinite, token); throw new InvalidOperationException(); }).Page(At.Page(1, 1));
        var client = Client(o => (o.TimeProvider, o.Transports) = (time, PushTransports.ServerSentEvents | PushTransports.LongPolling));
        var taking = client.Quotes("A").TakeAsync(1);
        await server.NextAsync();
        time.Advance(TimeSpan.FromSeconds(5));

        Assert.Single(await taking);
        Assert.Equal(PushTransports.LongPolling, client.Connection.Transport);
    }

    [Fact]
    public async Task AnswerThatIsNoEventStream_FallsBack()
    {
        server.Then(HttpStatusCode.OK, "<html>", "text/html").Page(At.Page(1, 1));

        Assert.Single(await Client(o => o.Transports = PushTransports.ServerSentEvents | PushTransports.LongPolling).Quotes("A").TakeAsync(1));
    }

    [Fact]
    public async Task SilentConnection_IsMadeAgain()
    {
        var time = new Microsoft.Extensions.Time.Testing.FakeTimeProvider();
        var silent = new System.IO.Pipelines.Pipe();
        await silent.Writer.WriteAsync(System.Text.Encoding.UTF8.GetBytes(At.SseReady(4) + At.SseItem(5)));
        server.Then((_, _) => Task.FromResult(new HttpResponseMessage { Content = new StreamContent(silent.Reader.AsStream()) { Headers = { ContentType = new(Sse) } } }))
            .Then(HttpStatusCode.OK, At.SseReady(5) + At.SseItem(6), Sse);
        await using var quotes = Client(o => (o.TimeProvider, o.ReadyTimeout) = (time, TimeSpan.FromDays(1))).Quotes("A").GetAsyncEnumerator(TestTime.Limit());
        await quotes.MoveNextAsync();
        await server.NextAsync();
        var again = server.NextAsync();
        while (!again.IsCompleted)      // only the silence is shorter than what is passed here
        {
            time.Advance(TimeSpan.FromSeconds(5));
            await Task.Yield();
        }
        await again;
        Assert.True(await quotes.MoveNextAsync());
        Assert.Equal(6, quotes.Current.Price);
    }

    [Fact]
    public async Task FullQueue_StopsReading()
    {
        server.Then(HttpStatusCode.OK, At.SseReady(0) + At.SseItem(1) + At.SseItem(2) + At.SseItem(3), Sse);
        var sink = new FullSink(capacity: 2);
        var source = new FeedSource("shop/quotes", "hash", "symbol=A", null);
        var feeding = new ServerSentEventsTransport(Client().Connection).FeedAsync(new(source, null, GapPolicy.Throw, null), sink, TestTime.Limit());
        await sink.Asked.Task.WaitAsync(TestTime.Limit());
        Assert.Equal((2, false), (sink.Items, feeding.IsCompleted));

        sink.Taken = 2;
        sink.Freed.SetResult();
        await feeding;
        Assert.Equal(3, sink.Items);
    }

    sealed class FullSink(int capacity) : IFeedSink
    {
        public TaskCompletionSource Asked { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public TaskCompletionSource Freed { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public int Items { get; private set; }

        public int Room => capacity - (Items - (int)Taken);

        public int Enough => 1;

        public long Taken { get; set; }

        public Task WaitForTakenAsync(long count, CancellationToken cancellationToken)
        {
            Asked.TrySetResult();
            return Freed.Task;
        }

        public void Ready(PushCursor? start) { }

        public bool Item(PushCursor cursor, ReadOnlySpan<byte> json, bool isRead) => ++Items > 0;

        public bool Gap(PushGap gap) => true;
    }
}
