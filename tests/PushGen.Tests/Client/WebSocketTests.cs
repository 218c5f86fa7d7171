using System.Net.WebSockets;

namespace PushGen.Tests;

public sealed class WebSocketTests
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

    static string Items(long i, int from, int count) => $$"""{"t":"items","i":{{i}},"items":[{{At.Items(from, count)}}]}""";

    static string Subscribed(long i, int at) => $$"""{"t":"subd","i":{{i}},"c":"{{At.Cursor(at)}}"}""";

    [Fact]
    public async Task Subscription_IsAskedForWithItsKeyAndCredit()
    {
        var socket = server.Accept();
        var taking = Client().Quotes("A&B").TakeAsync(3);
        var hello = await socket.NextFrameAsync();
        Assert.Equal(("hello", 1), (hello.GetProperty("t").GetString(), hello.GetProperty("v").GetInt32()));

        var sub = await socket.NextFrameAsync();
        Assert.Equal("""{"t":"sub","i":1,"m":"shop/quotes","a":{"symbol":"A\u0026B"},"credit":256}""", sub.GetRawText());

        socket.Send(Subscribed(1, 4)).Send($"[{Items(1, 5, 1)},{Items(1, 6, 2)}]");
        Assert.Equal([5, 6, 7], (await taking).Select(q => q.Price));
        Assert.Equal("""{"t":"unsub","i":1}""", (await socket.NextFrameAsync()).GetRawText());
    }

    [Fact]
    public async Task CutConnection_ResumesAfterTheLastReceivedItem()
    {
        var first = server.Accept(new FakeWebSocket { PieceSize = 7 });
        var second = server.Accept();
        var taking = Client().Quotes("A").TakeAsync(4);
        await first.NextFrameAsync("sub");
        first.Send(Subscribed(1, 4)).Send(Items(1, 5, 2)).Cut();

        var sub = await second.NextFrameAsync("sub");
        Assert.Equal(At.Cursor(6).ToString(), sub.GetProperty("after").GetString());
        second.Send(Subscribed(1, 6)).Send(Items(1, 7, 2));

        Assert.Equal([5, 6, 7, 8], (await taking).Select(q => q.Price));
    }
}
