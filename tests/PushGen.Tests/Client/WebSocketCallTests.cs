using System.Net;

namespace PushGen.Tests;

public sealed class WebSocketCallTests
{
    readonly SocketServer server = new();
    readonly ScriptedHandler http = new();

    ShopClient Client(Action<PushClientOptions>? configure = null)
    {
        var options = new PushClientOptions
        {
            Transports = PushTransports.WebSocket, WebSocketFactory = server.ConnectAsync, HttpMessageHandlerFactory = () => http, Random = () => 0,
        };
        configure?.Invoke(options);
        return new(new PushConnection("http://host/push", options));
    }

    [Fact]
    public async Task Calls_AreAnsweredByTheirNumber()
    {
        var socket = server.Accept();
        var client = Client();
        var first = client.Add(1);
        Assert.Equal("""{"t":"call","i":1,"m":"shop/add","a":{"n":1,"label":null}}""", (await socket.NextFrameAsync("call")).GetRawText());
        var second = client.Add(2);
        await socket.NextFrameAsync("call");
        var third = client.Reset();
        await socket.NextFrameAsync("call");
        socket.Send("""[{"t":"res","i":2,"d":20},{"t":"res","i":1,"d":10},{"t":"res","i":3}]""");

        Assert.Equal((10, 20), (await first, await second));
        await third;
    }

    [Fact]
    public async Task Bye_LeavesRunningCallsTheirAnswer_AndNewOnesGoElsewhere()
    {
        var socket = server.Accept();
        var next = server.Accept();
        var client = Client();
        var running = client.Add(1);
        await socket.NextFrameAsync("call");
        socket.Send("""{"t":"bye","reason":"drain","after":0}""");
        await Task.Delay(100, TestTime.Limit());
        var other = client.Add(2);
        await next.NextFrameAsync("call");
        next.Send("""{"t":"res","i":1,"d":20}""");
        Assert.Equal(20, await other);
        Assert.False(running.IsCompleted);
        socket.Send("""{"t":"res","i":1,"d":10}""").CloseFromServer(1001);

        Assert.Equal(10, await running);
    }

    [Fact]
    public async Task Error_IsThrown()
    {
        var socket = server.Accept();
        var call = Client().Add(1);
        await socket.NextFrameAsync("call");
        socket.Send("""{"t":"err","i":1,"p":{"code":"sold-out","status":409,"detail":"none left"}}""");

        var e = await Assert.ThrowsAsync<PushException>(() => call);
        Assert.Equal(("sold-out", 409, "none left"), (e.Code, e.Status, e.Detail));
    }

    [Theory, InlineData("null"), InlineData("\"x\"")]
    public async Task ResultThatDoesNotFit_IsAProtocolError(string result)
    {
        var socket = server.Accept();
        var call = Client().Add(1);
        await socket.NextFrameAsync("call");
        socket.Send($$"""{"t":"res","i":1,"d":{{result}}}""");

        Assert.Equal(PushErrorCodes.ProtocolError, (await Assert.ThrowsAsync<PushException>(() => call)).Code);
    }

    [Fact]
    public async Task Cancellation_ReachesTheServer()
    {
        var socket = server.Accept();
        using var cancel = new CancellationTokenSource();
        var call = Client().Add(1, cancel.Token);
        await socket.NextFrameAsync("call");
        await cancel.CancelAsync();

        Assert.Equal(cancel.Token, (await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call)).CancellationToken);
        Assert.Equal("""{"t":"cancel","i":1}""", (await socket.NextFrameAsync()).GetRawText());
    }

    [Fact]
    public async Task LostConnection_LeavesTheOutcomeUnknown()
    {
        var socket = server.Accept();
        var call = Client().Add(1);
        await socket.NextFrameAsync("call");
        socket.Cut();

        Assert.Equal(PushErrorCodes.OutcomeUnknown, (await Assert.ThrowsAsync<PushException>(() => call)).Code);
        Assert.Equal(1, server.Connects);
    }

    [Fact]
    public async Task IdempotentCall_IsSentAgain()
    {
        var first = server.Accept();
        var second = server.Accept();
        var call = Client().AddIdempotent(1);
        await first.NextFrameAsync("call");
        first.Cut();
        await second.NextFrameAsync("call");
        second.Send("""{"t":"res","i":1,"d":5}""");

        Assert.Equal(5, await call);
    }

    [Fact]
    public async Task AtMostOnceCall_SendsAKey()
    {
        var socket = server.Accept();
        _ = Client().AddOnce(1);

        Assert.Matches("^00000000\\.[0-9a-z]{26}$", (await socket.NextFrameAsync("call")).GetProperty("key").GetString());
    }

    [Fact]
    public async Task CallLargerThanAFrame_AndHttpOnlyOnes_GoByPost()
    {
        var small = new FakeWebSocket();
        small.Welcome(""","limits":{"frame":100}""");
        server.Accept(small, welcome: false);
        http.Then(HttpStatusCode.OK, "3");
        Assert.Equal(3, await Client().Add(1));
        Assert.Equal("POST /push/shop/add", (await http.NextAsync()).Line);

        var socket = server.Accept();
        http.Then(HttpStatusCode.OK, "4");
        var call = Client().Add(1);
        await socket.NextFrameAsync("call");
        socket.Send("""{"t":"err","i":1,"p":{"code":"http-only","status":501}}""");
        Assert.Equal(4, await call);
    }

    [Fact]
    public async Task RefusedSocket_LetsCallsGoByPost_WhereItMay()
    {
        server.Refuse(new InvalidOperationException("no"));
        http.Then(HttpStatusCode.OK, "3");
        Assert.Equal(3, await Client(o => o.Transports = PushTransports.All).Add(1));

        server.Refuse(new InvalidOperationException("no"));
        Assert.Equal(PushErrorCodes.ConnectionFailed, (await Assert.ThrowsAsync<PushException>(() => Client(o => o.CallRepetitionTime = TimeSpan.Zero).Add(1))).Code);
    }
}
