using System.Net;

namespace PushGen.Tests;

public sealed class HttpCallTests
{
    readonly ScriptedHandler server = new();

    ShopClient Client(Action<PushClientOptions>? configure = null)
    {
        var options = new PushClientOptions { Transports = PushTransports.LongPolling, HttpMessageHandlerFactory = () => server, Random = () => 0 };
        configure?.Invoke(options);
        return new(new PushConnection("http://host/push", options));
    }

    [Fact]
    public async Task Call_IsOnePost()
    {
        server.Then(HttpStatusCode.OK, "12").Then(HttpStatusCode.NoContent, "");
        Assert.Equal(12, await Client().Add(3));
        await Client().Reset();

        var post = await server.NextAsync();
        Assert.Equal(("POST /push/shop/add", """{"n":3,"label":null}""", "application/json", null), (post.Line, post.Body, post.MediaType, post.Key));
    }

    [Theory]
    [InlineData(200, "text/html"), InlineData(200, "application/json"), InlineData(202, "text/plain"), InlineData(302, "text/html")]
    public async Task CallWithoutResult_IsAnsweredBy204Alone(int status, string mediaType)
    {
        server.Then((HttpStatusCode)status, "0", mediaType);

        await ThrowsForeign(Client().Reset(), status, "Expected 204", $"http://host/push/shop/reset answered {status} with {mediaType}");
    }

    [Theory, InlineData(200, "text/html"), InlineData(204, "application/json"), InlineData(201, "application/json")]
    public async Task CallWithResult_IsAnsweredBy200WithJsonAlone_AndNotRepeated(int status, string mediaType)
    {
        server.Then((HttpStatusCode)status, "12", mediaType).Then(HttpStatusCode.OK, "12");

        await ThrowsForeign(Client().AddIdempotent(3), status, "Expected 200 with application/json", $"http://host/push/shop/add answered {status} with {mediaType}");
    }

    static async Task ThrowsForeign(Task call, int status, params string[] parts)
    {
        var e = await Assert.ThrowsAsync<PushException>(() => call);
        Assert.Equal((PushErrorCodes.ProtocolError, status), (e.Code, e.Status));
        Assert.All(parts, part => Assert.Contains(part, e.Detail, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Problem_IsThrown()
    {
        server.Problem(409, "sold-out", ""","detail":"none left","retryAfter":3""");

        var e = await Assert.ThrowsAsync<PushException>(() => Client().Add(3));
        Assert.Equal(("sold-out", 409, "none left", TimeSpan.FromSeconds(3)), (e.Code, e.Status, e.Detail, e.RetryAfter));
    }

    [Theory]
    [InlineData(HttpRequestError.ConnectionError, PushErrorCodes.ConnectionFailed)]
    [InlineData(HttpRequestError.NameResolutionError, PushErrorCodes.ConnectionFailed)]
    [InlineData(HttpRequestError.SecureConnectionError, PushErrorCodes.ConnectionFailed)]
    [InlineData(HttpRequestError.ResponseEnded, PushErrorCodes.OutcomeUnknown)]
    [InlineData(HttpRequestError.Unknown, PushErrorCodes.OutcomeUnknown)]
    public async Task LostRequest_IsToldApartFromOneThatWasNotSent(HttpRequestError error, string code)
    {
        server.ThenFail(new HttpRequestException(error, "x"));

        Assert.Equal(code, (await Assert.ThrowsAsync<PushException>(() => Client(o => o.CallRepetitionTime = TimeSpan.Zero).Add(3))).Code);
    }

    [Fact]
    public async Task ServerThatIsDown_IsWaitedFor_AsLongAsNothingWasSent()
    {
        var time = new AutoTime();
        var refused = new HttpRequestException(HttpRequestError.ConnectionError, "refused");
        var client = Client(o => (o.TimeProvider, o.CallRepetitionTime, o.MaxReconnectDelay, o.Random) = (time, TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(4), () => 1));
        server.ThenFail(refused).ThenFail(refused).Then(HttpStatusCode.OK, "4");
        Assert.Equal(4, await client.Add(3));
        Assert.Equal([TimeSpan.FromSeconds(0.5), TimeSpan.FromSeconds(1)], time.Waits);

        server.ThenFail(refused).ThenFail(new HttpRequestException(HttpRequestError.ResponseEnded, "lost"));
        Assert.Equal(PushErrorCodes.OutcomeUnknown, (await Assert.ThrowsAsync<PushException>(() => client.Add(3))).Code);

        for (int i = 0; i < 5; i++)
            server.ThenFail(refused);       // after 0, 0.5, 1.5, 3.5, 7.5 s, and then the time is up
        server.ThenFail(refused);
        Assert.Equal(PushErrorCodes.ConnectionFailed, (await Assert.ThrowsAsync<PushException>(() => client.Add(3))).Code);
    }

    [Theory, InlineData(502, "connection-failed"), InlineData(503, "draining"), InlineData(503, "overloaded"), InlineData(429, "too-many-calls")]
    public async Task AnswerOfTheServer_IsNotRepeated(int status, string code)
    {
        server.Problem(status, code);

        Assert.Equal(code, (await Assert.ThrowsAsync<PushException>(() => Client().Add(3))).Code);
    }

    [Fact]
    public async Task ErrorOfAProxy_LeavesTheOutcomeUnknown()
    {
        server.Then(HttpStatusCode.GatewayTimeout, "<html>", "text/html");

        var e = await Assert.ThrowsAsync<PushException>(() => Client().Add(3));
        Assert.Equal((PushErrorCodes.OutcomeUnknown, 504), (e.Code, e.Status));
    }

    [Theory]
    [InlineData(401, "The server asks for authentication: http://host/push/shop/add answered 401.")]
    [InlineData(403, "The server refuses: http://host/push/shop/add answered 403.")]
    [InlineData(404, "http://host/push/shop/add answered 404 without a problem of PushGen's")]
    [InlineData(502, "http://host/push/shop/add answered 502 without a problem of PushGen's")]
    public async Task AnswerWithoutAProblem_IsToldWithItsAddressAndStatus(int status, string detail)
    {
        server.Then((HttpStatusCode)status, "<html>", "text/html");

        Assert.StartsWith(detail, (await Assert.ThrowsAsync<PushException>(() => Client().Add(3))).Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task FailedConnection_IsToldWithItsAddress()
    {
        server.ThenFail(new HttpRequestException(HttpRequestError.ConnectionError, "refused"));
        var e = await Assert.ThrowsAsync<PushException>(() => Client(o => o.CallRepetitionTime = TimeSpan.Zero).Add(3));
        Assert.Equal("The call was not sent to http://host/push/shop/add: refused", e.Detail);

        server.ThenFail(new HttpRequestException(HttpRequestError.ConnectionError, "refused"));
        e = await Assert.ThrowsAsync<PushException>(() => Client(o => o.GiveUpAfter = TimeSpan.FromTicks(1)).Quotes("A").TakeAsync(1));
        Assert.StartsWith("No connection to http://host/push for ", e.Detail, StringComparison.Ordinal);
        Assert.Contains("No connection to http://host/push: refused", e.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task IdempotentCall_IsRepeatedUntilItsTimeIsUp()
    {
        var time = new AutoTime();
        server.ThenFail(new HttpRequestException("x")).Problem(503, "overloaded", ""","retryAfter":2""").Then(HttpStatusCode.OK, "4");
        Assert.Equal(4, await Client(o => o.TimeProvider = time).AddIdempotent(3));
        Assert.Equal([TimeSpan.FromSeconds(2)], time.Waits);

        for (int i = 0; i < 3; i++)
            server.Problem(503, "overloaded", ""","retryAfter":4""");
        var e = await Assert.ThrowsAsync<PushException>(() => Client(o => (o.TimeProvider, o.CallRepetitionTime) = (time, TimeSpan.FromSeconds(7))).AddIdempotent(3));
        Assert.Equal("overloaded", e.Code);
    }

    [Fact]
    public async Task Hint_ThatIsLongerThanTheTimeLeft_EndsTheCallAtOnce()
    {
        var time = new AutoTime();
        server.Problem(503, "overloaded", ""","retryAfter":600""");

        var e = await Assert.ThrowsAsync<PushException>(() => Client(o => o.TimeProvider = time).AddIdempotent(3));

        Assert.Equal(("overloaded", TimeSpan.FromMinutes(10)), (e.Code, e.RetryAfter));
        Assert.Empty(time.Waits);
    }

    [Fact]
    public async Task LastWait_EndsWithTheTime_ForOneMoreAttempt()
    {
        var time = new AutoTime();
        var client = Client(o => (o.TimeProvider, o.CallRepetitionTime, o.ReconnectDelay, o.Random) = (time, TimeSpan.FromSeconds(3), TimeSpan.FromSeconds(4), () => 1));
        server.ThenFail(new HttpRequestException("x")).ThenFail(new HttpRequestException("y"));

        Assert.Contains("y", (await Assert.ThrowsAsync<PushException>(() => client.AddIdempotent(3))).InnerException!.Message, StringComparison.Ordinal);
        Assert.Equal([TimeSpan.FromSeconds(3)], time.Waits);
    }

    [Fact]
    public async Task IdempotentCall_IsNotRepeatedWhereTheServerAnswered()
    {
        server.Problem(500, "internal");

        Assert.Equal("internal", (await Assert.ThrowsAsync<PushException>(() => Client().AddIdempotent(3))).Code);
    }

    [Fact]
    public async Task Cancellation_EndsTheRequest()
    {
        using var cancel = new CancellationTokenSource();
        var aborted = new TaskCompletionSource();
        server.Then(async (_, token) =>
        {
            using var on = token.Register(aborted.SetResult);
            await Task.Delay(Timeout.Infinite, token);
            throw new InvalidOperationException();
        });
        var call = Client().Add(3, cancel.Token);
        await server.NextAsync();
        await cancel.CancelAsync();

        Assert.Equal(cancel.Token, (await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call)).CancellationToken);
        await aborted.Task.WaitAsync(TestTime.Limit());
    }

    [Fact]
    public async Task DisposedConnection_EndsCalls()
    {
        var client = Client();
        var call = client.Add(3);
        await server.NextAsync();
        await client.Connection.DisposeAsync();

        await Assert.ThrowsAsync<ObjectDisposedException>(() => call);
        await Assert.ThrowsAsync<ObjectDisposedException>(() => client.Add(3));
    }

    [Fact]
    public async Task Upload_IsALineEach()
    {
        server.Then(HttpStatusCode.OK, "2");
        Assert.Equal(2, await Client().Import(new[] { "a", "b\n" }.ToAsyncEnumerable()));

        var post = await server.NextAsync();
        Assert.Equal("{\"n\":1,\"label\":null}\n\"a\"\n\"b\\n\"\n", post.Body);
        Assert.Equal(("application/x-ndjson", "POST /push/shop/import"), (post.MediaType, post.Line));
    }

    [Theory]
    [InlineData(typeof(FormatException)), InlineData(typeof(InvalidOperationException)), InlineData(typeof(IOException))]
    [InlineData(typeof(HttpRequestException)), InlineData(typeof(OperationCanceledException))]
    public async Task SequenceThatThrows_CutsTheUploadAndIsThrown(Type type)
    {
        var mine = (Exception)Activator.CreateInstance(type)!;

        Assert.Same(mine, await Record.ExceptionAsync(() => Client().Import(Failing())));

        async IAsyncEnumerable<string> Failing()
        {
            yield return "a";
            await Task.Yield();
            throw mine;
        }
    }
}
