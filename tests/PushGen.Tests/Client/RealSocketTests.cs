using System.Net.WebSockets;
using System.Text;

namespace PushGen.Tests;

/// <summary>The built-in WebSocket and HTTP handler against a real socket.</summary>
public sealed class RealSocketTests : IDisposable
{
    readonly TcpServer server = new();

    public void Dispose() => server.Dispose();

    ShopClient Client(PushTransports transports = PushTransports.WebSocket, Action<PushClientOptions>? configure = null)
    {
        var options = new PushClientOptions { Transports = transports, Random = () => 0, ConnectTimeout = TestTime.Long };
        configure?.Invoke(options);
        return new(new PushConnection(server.Address, options));
    }

    static async Task SendAsync(WebSocket socket, string frame) => await socket.SendAsync(Encoding.UTF8.GetBytes(frame), WebSocketMessageType.Text, true, TestTime.Limit());

    [Fact]
    public async Task Handshake_OffersTheSubprotocolAndTheToken()
    {
        var client = Client(configure: o => o.AccessTokenProvider = _ => new("secret"));
        var taking = client.Quotes("A").TakeAsync(1);
        var (socket, head) = await server.UpgradeAsync();
        Assert.StartsWith("GET /push HTTP/1.1\r\n", head, StringComparison.Ordinal);
        Assert.Contains("Sec-WebSocket-Protocol: pushgen.v1\r\n", head, StringComparison.Ordinal);
        Assert.Contains("Authorization: Bearer secret\r\n", head, StringComparison.Ordinal);

        await SendAsync(socket, """{"t":"welcome","v":1}""");
        byte[] received = new byte[4096];
        int count = (await socket.ReceiveAsync(received, TestTime.Limit())).Count;
        Assert.Equal("""{"t":"hello","v":1,"agent":"pushgen-dotnet"}""", Encoding.UTF8.GetString(received, 0, count));
        await socket.ReceiveAsync(received, TestTime.Limit());
        await SendAsync(socket, $$"""[{"t":"subd","i":1,"c":"{{At.Cursor(0)}}"},{"t":"items","i":1,"items":[{{At.Items(1, 1)}}]}]""");
        Assert.Single(await taking);
        await socket.ReceiveAsync(received, TestTime.Limit());
        var closing = client.Connection.DisposeAsync();
        Assert.Equal(WebSocketMessageType.Close, (await socket.ReceiveAsync(received, TestTime.Limit())).MessageType);
        await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, TestTime.Limit());
        await closing;
    }

    [Fact]
    public async Task DisposedBeforeTheWelcome_LeavesNoSocketBehind()
    {
        var client = Client();
        var taking = client.Quotes("A").TakeAsync(1);
        var (socket, _) = await server.UpgradeAsync();
        byte[] received = new byte[4096];
        await socket.ReceiveAsync(received, TestTime.Limit());     // hello
        await client.Connection.DisposeAsync();

        await Assert.ThrowsAsync<WebSocketException>(() => socket.ReceiveAsync(received, TestTime.Limit()));
        await Assert.ThrowsAsync<ObjectDisposedException>(() => taking);
    }

    [Theory, InlineData("404 Not Found"), InlineData("400 Bad Request"), InlineData("426 Upgrade Required"), InlineData("200 OK"), InlineData("403 Forbidden"), InlineData("405 Method Not Allowed"), InlineData("501 Not Implemented")]
    public async Task RefusedHandshake_FallsBack(string status)
    {
        var client = Client(PushTransports.All);
        var taking = client.Quotes("A").TakeAsync(1);
        await server.AnswerAsync(status, "Content-Length: 0\r\nConnection: close\r\n");
        await server.AnswerAsync("200 OK", "Content-Type: text/event-stream\r\nConnection: close\r\n", At.SseReady(0) + At.SseItem(1));

        Assert.Single(await taking);
        Assert.Equal(PushTransports.ServerSentEvents, client.Connection.Transport);
    }

    [Theory, InlineData("502 Bad Gateway"), InlineData("500 Internal Server Error"), InlineData("408 Request Timeout"), InlineData("425 Too Early"), InlineData("504 Gateway Timeout")]
    public async Task TransientAnswerToTheHandshake_IsTriedAgain_OnTheSameTransport(string status)
    {
        var client = Client(PushTransports.All);
        var taking = client.Quotes("A").TakeAsync(1);
        for (int i = 0; i < 2; i++)
            await server.AnswerAsync(status, "Content-Length: 0\r\nConnection: close\r\n");
        var (socket, _) = await server.UpgradeAsync();
        await SendAsync(socket, """{"t":"welcome","v":1}""");
        byte[] received = new byte[4096];
        for (int i = 0; i < 2; i++)
            await socket.ReceiveAsync(received, TestTime.Limit());      // hello, sub
        await SendAsync(socket, $$"""[{"t":"subd","i":1,"c":"{{At.Cursor(0)}}"},{"t":"items","i":1,"items":[{{At.Items(1, 1)}}]}]""");

        Assert.Single(await taking);
        Assert.Equal(PushTransports.WebSocket, client.Connection.Transport);
    }

    [Fact]
    public async Task CallDuringATransientAnswerToTheHandshake_GoesByPost()
    {
        var client = Client(PushTransports.All);
        var adding = client.Add(1);
        await server.AnswerAsync("502 Bad Gateway", "Content-Length: 0\r\nConnection: close\r\n");
        await server.AnswerAsync("200 OK", "Content-Type: application/json\r\nContent-Length: 1\r\nConnection: close\r\n", "2");

        Assert.Equal(2, await adding);
        Assert.Equal(PushTransports.WebSocket, client.Connection.Transport);
    }

    [Fact]
    public async Task ThreeServerErrorsInARow_FallBack()
    {
        var client = Client(PushTransports.All);
        var taking = client.Quotes("A").TakeAsync(1);
        for (int i = 0; i < 3; i++)
            await server.AnswerAsync("502 Bad Gateway", "Content-Length: 0\r\nConnection: close\r\n");
        await server.AnswerAsync("200 OK", "Content-Type: text/event-stream\r\nConnection: close\r\n", At.SseReady(0) + At.SseItem(1));

        Assert.Single(await taking);
        Assert.Equal(PushTransports.ServerSentEvents, client.Connection.Transport);
    }

    [Theory, InlineData("404 Not Found", 404), InlineData("401 Unauthorized", 401), InlineData("403 Forbidden", 403), InlineData("200 OK", 200)]
    public async Task RefusedHandshake_IsFinalWhereThereIsNoOtherWay(string status, int expected)
    {
        var taking = Client().Quotes("A").TakeAsync(1);
        await server.AnswerAsync(status, "Content-Length: 0\r\nConnection: close\r\n");

        Assert.Equal(expected, (await Assert.ThrowsAsync<PushException>(() => taking)).Status);
    }

    [Fact]
    public async Task CallWhileTheSocketWaitsForHours_EndsWithItsOwnTime_AndSaysWhatFailed()
    {
        server.Dispose();
        var client = Client(configure: o =>
        {
            (o.ReconnectDelay, o.MaxReconnectDelay, o.Random) = (TimeSpan.FromHours(1), TimeSpan.FromHours(1), () => 1);
            (o.CallRepetitionTime, o.ConnectTimeout) = (TimeSpan.Zero, TimeSpan.FromMilliseconds(50));
        });
        for (int i = 0; i < 2; i++)     // the second finds the socket waiting
        {
            var e = await Assert.ThrowsAsync<PushException>(() => client.Add(1)).WaitAsync(TestTime.Long);
            Assert.Equal(PushErrorCodes.ConnectionFailed, e.Code);
            Assert.Contains("Unable to connect", e.Detail, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task ServerThatIsDown_IsTriedAgain_OnTheSameTransport()
    {
        server.Dispose();
        var client = Client(PushTransports.All, o => (o.GiveUpAfter, o.CallRepetitionTime) = (TimeSpan.FromMilliseconds(1), TimeSpan.Zero));

        Assert.Equal(PushErrorCodes.ConnectionFailed, (await Assert.ThrowsAsync<PushException>(() => client.Quotes("A").TakeAsync(1))).Code);
        Assert.Equal(PushTransports.WebSocket, client.Connection.Transport);
        Assert.Equal(PushErrorCodes.ConnectionFailed, (await Assert.ThrowsAsync<PushException>(() => client.Add(1))).Code);
    }
}
