using System.Net;
using System.Net.Sockets;

namespace PushGen.Tests;

public sealed class LongPollingTests
{
    readonly ScriptedHandler server = new();

    ShopClient Client(Action<PushClientOptions>? configure = null)
    {
        var options = new PushClientOptions { Transports = PushTransports.LongPolling, HttpMessageHandlerFactory = () => server, Random = () => 0 };
        configure?.Invoke(options);
        return new(new PushConnection("http://host/push/", options));
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
        server.Then(HttpStatusCode.OK, At.Page(5, 1)).Then(HttpStatusCode.OK, "<html>", "text/html").Then(HttpStatusCode.OK, At.Page(6, 1));

        Assert.Equal([5, 6], (await Client().Quotes("A").TakeAsync(2)).Select(q => q.Price));
    }

    [Fact]
    public async Task Poll_GoesOnFromThePagesCursor()
    {
        server.Page(At.Page(5, 2)).Page(At.EmptyPage(6)).Page(At.Page(7, 1));

        var quotes = await Client().Quotes("A&B").TakeAsync(3);

        Assert.Equal([5, 6, 7], quotes.Select(q => q.Price));
        Assert.Equal("GET /push/shop/quotes?symbol=A%26B&wait=25&limit=256", (await server.NextAsync()).Line);
        string second = (await server.NextAsync()).Line;
        Assert.StartsWith($"GET /push/shop/quotes?symbol=A%26B&after={At.Cursor(6)}&wait=25&limit=", second, StringComparison.Ordinal);
        Assert.Equal("application/json", (await server.NextAsync()).Accept);
    }

    /// <summary>What HttpClient lets through where a connection is reset while it is set up.</summary>
    [Fact]
    public async Task BareSocketException_IsALostConnection_AndACallThatWasNotSent()
    {
        server.ThenFail(new SocketException((int)SocketError.NotConnected)).Page(At.Page(5, 1));
        Assert.Equal([5], (await Client().Quotes("A").TakeAsync(1)).Select(q => q.Price));

        server.ThenFail(new SocketException((int)SocketError.NotConnected));
        Assert.Equal(PushErrorCodes.ConnectionFailed, (await Assert.ThrowsAsync<PushException>(() => Client(o => o.CallRepetitionTime = TimeSpan.Zero).Add(1))).Code);
    }

    [Fact]
    public async Task StartWords_AndTheGapPolicy_AreParameters()
    {
        server.Page(At.Page(1, 1));
        await Client().Quotes("A").FromEarliest().OnGap(GapPolicy.FromLatest).TakeAsync(1);

        Assert.Equal("GET /push/shop/quotes?symbol=A&after=earliest&gap=latest&wait=25&limit=256", (await server.NextAsync()).Line);
    }

    [Fact]
    public async Task Limit_IsTheRoomThatIsLeft_AndNothingIsAskedWithoutAny()
    {
        server.Page(At.Page(1, 4)).Page(At.Page(5, 2)).Page(At.EmptyPage(6));
        await using var quotes = Client(o => o.BufferSize = 4).Quotes("A").GetAsyncEnumerator(TestTime.Limit());
        await quotes.MoveNextAsync();
        Assert.EndsWith("limit=4", (await server.NextAsync()).Line, StringComparison.Ordinal);
        var next = server.NextAsync();
        Assert.False(next.IsCompleted);
        await quotes.MoveNextAsync();
        Assert.EndsWith("limit=2", (await next).Line, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Gap_ComesBeforeTheItems()
    {
        string gap = $$"""{"reason":"trimmed","requested":"{{At.Cursor(1)}}","to":"{{At.Cursor(4)}}","lost":3}""";
        string page = "{\"gap\":" + gap + "," + At.Page(5, 1)[1..];
        server.Page(page);

        var quotes = await Client().Quotes("A").From(At.Cursor(1)).OnGap(GapPolicy.FromEarliest).TakeAsync(1);
        Assert.Equal(5, quotes.Single().Price);

        server.Page(page);
        var e = await Assert.ThrowsAsync<PushGapException>(() => Client().Quotes("A").From(At.Cursor(1)).TakeAsync(1));
        Assert.Equal(new(GapReason.Trimmed, At.Cursor(1), At.Cursor(4), 3), e.Gap);
    }

    [Fact]
    public async Task GapWithoutItems_IsGoneOnFrom()
    {
        server.Page(At.EmptyPage(1, $$""","gap":{"reason":"ahead","requested":"{{At.Cursor(9)}}","to":"{{At.Cursor(3)}}"}""")).Page(At.Page(4, 1));
        await Client().Quotes("A").From(At.Cursor(9)).OnGap(GapPolicy.FromEarliest).TakeAsync(1);
        await server.NextAsync();

        Assert.Contains($"after={At.Cursor(3)}", (await server.NextAsync()).Line, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Gone_IsAGap()
    {
        server.Problem(410, "gap", $$""","reason":"epoch","requested":"{{At.Cursor(9)}}","to":"{{At.Cursor(0, At.B)}}" """);

        var e = await Assert.ThrowsAsync<PushGapException>(() => Client().Quotes("A").From(At.Cursor(9)).TakeAsync(1));
        Assert.Equal(new(GapReason.Epoch, At.Cursor(9), At.Cursor(0, At.B), null), e.Gap);
    }

    [Fact]
    public async Task Stream_IsStartedThenRead_AndItsEndIsTheEnd()
    {
        server.Then(System.Net.HttpStatusCode.Created, $$"""{"stream":"x","cursor":"{{At.Cursor(0)}}"}""")
            .Page($$"""{"items":[{"c":"{{At.Cursor(1)}}","d":7}],"cursor":"{{At.Cursor(1)}}","upToDate":true,"end":{"reason":"completed"} }""");

        Assert.Equal([7], await Client().Count(3).TakeAsync(9));
        var post = await server.NextAsync();
        Assert.Equal(("POST /push/shop/count", """{"n":3,"label":null}""", "application/json", "application/json"), (post.Line, post.Body, post.MediaType, post.Accept));
        Assert.Matches("^[0-9a-z]{26}$", post.Key);
        Assert.Equal($"GET /push/~/{post.Key}?after={At.Cursor(0)}&wait=25&limit=256", (await server.NextAsync()).Line);
        Assert.False(server.NextAsync().IsCompleted);       // what has ended is not canceled
    }

    [Fact]
    public async Task StreamThatIsLeft_IsCanceled()
    {
        server.Then(System.Net.HttpStatusCode.Created, $$"""{"stream":"x","cursor":"{{At.Cursor(0)}}"}""")
            .Page($$"""{"items":[{"c":"{{At.Cursor(1)}}","d":7}],"cursor":"{{At.Cursor(1)}}","upToDate":true}""")
            .Then(async (_, token) => { await Task.Delay(Timeout.Infinite, token); throw new InvalidOperationException(); })
            .Then(System.Net.HttpStatusCode.NoContent, "");
        string? key = null;
        await using (var numbers = Client().Count(3).GetAsyncEnumerator(TestTime.Limit()))
        {
            await numbers.MoveNextAsync();
            key = (await server.NextAsync()).Key;
            await server.NextAsync();
            await server.NextAsync();
        }
        Assert.Equal($"DELETE /push/~/{key}", (await server.NextAsync()).Line);
    }

    [Fact]
    public async Task FailedStream_ThrowsTheProblem()
    {
        server.Then(System.Net.HttpStatusCode.Created, $$"""{"stream":"x","cursor":"{{At.Cursor(0)}}"}""")
            .Page(At.EmptyPage(0, ""","end":{"reason":"failed","p":{"code":"no-data","status":422}}"""));

        Assert.Equal("no-data", (await Assert.ThrowsAsync<PushException>(() => Client().Count(3).TakeAsync(9))).Code);
    }

    [Theory, InlineData(400, "params-invalid"), InlineData(403, "forbidden"), InlineData(404, "no-operation"), InlineData(406, "not-acceptable"), InlineData(401, "unauthenticated")]
    public async Task FinalErrors_AreThrown(int status, string code)
    {
        server.Problem(status, code);

        var e = await Assert.ThrowsAsync<PushException>(() => Client().Quotes("A").TakeAsync(1));
        Assert.Equal((code, status), (e.Code, e.Status));
    }

    [Fact]
    public async Task TransientTroubles_AreWaitedOut()
    {
        var time = new AutoTime();
        server.ThenFail(new HttpRequestException("refused")).Then(System.Net.HttpStatusCode.BadGateway, "<html>", "text/html")
            .Problem(503, "overloaded", ""","retryAfter":4""").Page("{\"items\":3}").Page("nonsense")
            .Page(At.EmptyPage(3, ""","bye":{"reason":"drain","after":2.5}""")).Page(At.Page(4, 1));

        Assert.Single(await Client(o => (o.TimeProvider, o.Random, o.MaxReconnectDelay) = (time, () => 1, TimeSpan.FromSeconds(4))).Quotes("A").TakeAsync(1));
        Assert.Equal([0.5, 1, 4, 4, 4, 4], time.Waits.Where(w => w < TimeSpan.FromSeconds(5)).Select(w => w.TotalSeconds));
    }

    [Fact]
    public async Task Token_IsSent_AndAskedForOnceMoreAfterA401()
    {
        int asked = 0;
        server.Problem(401, "unauthenticated").Page(At.Page(1, 1));
        await Client(o => o.AccessTokenProvider = _ => new($"t{++asked}")).Quotes("A").TakeAsync(1);

        Assert.Equal("Bearer t1", (await server.NextAsync()).Authorization);
        Assert.Equal("Bearer t2", (await server.NextAsync()).Authorization);
    }

    [Fact]
    public async Task TokenProviderThatFails_IsTriedAgain()
    {
        int asked = 0;
        server.Page(At.Page(1, 1));

        Assert.Single(await Client(o => o.AccessTokenProvider = _ => ++asked == 1 ? throw new InvalidOperationException() : new("t")).Quotes("A").TakeAsync(1));
    }
}
