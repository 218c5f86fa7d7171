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
        Assert.Equal(TimeSpan.FromMilliseconds(1873), clock.Waits.First(w => w < TimeSpan.FromSeconds(5)));
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
        await using var quotes = Client(o => o.TimeProvider = time).Quotes("A").GetAsyncEnumerator(TestTime.Limit());
        await quotes.MoveNextAsync();
        await server.NextAsync();
        var moving = quotes.MoveNextAsync();
        while (!moving.IsCompleted)
        {
            time.Advance(TimeSpan.FromSeconds(5));
            await Task.Yield();
        }
        Assert.True(await moving);
        Assert.Equal(6, quotes.Current.Price);
    }

    [Fact]
    public async Task FullQueue_StopsReading()
    {
        var body = new System.IO.Pipelines.Pipe(new(pauseWriterThreshold: 1, resumeWriterThreshold: 1, useSynchronizationContext: false));
        server.Then((_, _) => Task.FromResult(new HttpResponseMessage { Content = new StreamContent(body.Reader.AsStream()) { Headers = { ContentType = new(Sse) } } }));
        await using var quotes = Client(o => o.BufferSize = 2).Quotes("A").GetAsyncEnumerator(TestTime.Limit());
        var moving = quotes.MoveNextAsync();
        await body.Writer.WriteAsync(System.Text.Encoding.UTF8.GetBytes(At.SseReady(0) + At.SseItem(1) + At.SseItem(2)));
        await moving;
        await quotes.MoveNextAsync();       // room for two: reads on
        await body.Writer.WriteAsync(System.Text.Encoding.UTF8.GetBytes(At.SseItem(3) + At.SseItem(4)));
        var unread = body.Writer.WriteAsync(System.Text.Encoding.UTF8.GetBytes(At.SseItem(5)));
        Assert.False(unread.IsCompleted);
        for (int n = 3; n <= 5; n++)
        {
            Assert.True(await quotes.MoveNextAsync());
            Assert.Equal(n, quotes.Current.Price);
        }
        await unread;
    }
}
