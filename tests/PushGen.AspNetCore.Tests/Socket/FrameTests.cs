using System.Net.WebSockets;
using System.Text;

namespace SocketTests;

/// <summary>Frames that are wrong, and what each of them costs: docs/protocol.md, section 3.</summary>
public sealed class FrameTests
{
    const string Ping = """{"t":"ping"}""";

    [Theory]
    [InlineData("")]
    [InlineData("nonsense")]
    [InlineData("7")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"t":5}""")]
    [InlineData("""{"t":"ping"}{"t":"ping"}""")]
    [InlineData("""{"t":"sub","m":"trading/quotes"}""")]
    [InlineData("""{"t":"sub","i":1}""")]
    [InlineData("""{"t":"sub","i":0,"m":"trading/quotes"}""")]
    [InlineData("""{"t":"sub","i":-1,"m":"trading/quotes"}""")]
    [InlineData("""{"t":"sub","i":1.5,"m":"trading/quotes"}""")]
    [InlineData("""{"t":"sub","i":"1","m":"trading/quotes"}""")]
    [InlineData("""{"t":"sub","i":1,"m":"trading/quotes","credit":-1}""")]
    [InlineData("""{"t":"sub","i":1,"m":"trading/quotes","after":7}""")]
    [InlineData("""{"t":"sub","i":1,"m":"\ud800"}""")]
    [InlineData("""{"t":"credit","i":1,"to":5}""")]
    [InlineData("""{"t":"unsub","i":3}""")]
    [InlineData("""{"t":"auth"}""")]
    [InlineData("""{"t":"up","i":1}""")]
    [InlineData("""[[{"t":"ping"}]]""")]
    [InlineData("""[{"t":"ping"},[{"t":"ping"}]]""")]
    public async Task Message_Malformed_Closes4400(string message)
    {
        await using var host = await ShopHost.StartAsync();
        using var socket = await host.ConnectAsync();
        await socket.SendAsync(message);
        var (code, frames) = await socket.ExpectCloseAsync();
        Assert.Equal(4400, code);
        Assert.Equal("frame-invalid", frames[^1].GetProperty("p").GetProperty("code").GetString());
        Assert.False(frames[^1].TryGetProperty("i", out _));
    }

    [Fact]
    public async Task Message_MalformedAfterGoodFrames_TheyAreHandledFirst()
    {
        await using var host = await ShopHost.StartAsync();
        using var socket = await host.ConnectAsync();
        await socket.SendAsync("""[{"t":"ping"},{"t":"call","i":1,"m":"trading/nothing"},{"t":"sub"},{"t":"ping"}]""");
        var (code, frames) = await socket.ExpectCloseAsync();
        Assert.Equal(4400, code);
        Assert.Equal(["pong", "err", "err"], frames.Select(frame => frame.GetProperty("t").GetString()));
    }

    [Fact]
    public async Task Message_64Frames_AllAreHandled_65Close()
    {
        await using var host = await ShopHost.StartAsync();
        using var socket = await host.ConnectAsync();
        await socket.SendAsync("[" + string.Join(',', Enumerable.Repeat(Ping, 64)) + "]");
        for (int i = 0; i < 64; i++)
            await socket.ExpectAsync("""{"t":"pong"}""");
        await socket.SendAsync("[" + string.Join(',', Enumerable.Repeat(Ping, 65)) + "]");
        var (code, frames) = await socket.ExpectCloseAsync();
        Assert.Equal((4400, 65), (code, frames.Count));
    }

    [Fact]
    public async Task Message_Binary_Closes1003AfterEarlierOnes()
    {
        await using var host = await ShopHost.StartAsync();
        using var socket = await host.ConnectAsync();
        await socket.SendAsync(Ping);
        await socket.Raw.SendAsync(Encoding.UTF8.GetBytes(Ping), WebSocketMessageType.Binary, true, ShopHost.Token);
        var (code, frames) = await socket.ExpectCloseAsync();
        Assert.Equal(1003, code);
        Assert.Equal("pong", frames[0].GetProperty("t").GetString());
    }

    [Fact]
    public async Task Message_NotUtf8_Closes1007()
    {
        await using var host = await ShopHost.StartAsync();
        using var socket = await host.ConnectAsync();
        await socket.Raw.SendAsync(new byte[] { (byte)'"', 0xff, (byte)'"' }, WebSocketMessageType.Text, true, ShopHost.Token);
        Assert.Equal(1007, (await socket.ExpectCloseAsync()).Code);
    }

    [Fact]
    public async Task Message_AtTheLimit_IsHandled_AboveCloses4413()
    {
        await using var host = await ShopHost.StartAsync(options => options.MaxFrameBytes = 10_000);
        using var socket = await host.ConnectAsync();
        await socket.SendAsync(Ping.PadRight(10_000));
        await socket.ExpectAsync("""{"t":"pong"}""");
        await socket.SendAsync(Ping.PadRight(10_001));
        var (code, frames) = await socket.ExpectCloseAsync();
        Assert.Equal(4413, code);
        Assert.Equal("too-large", frames[^1].GetProperty("p").GetProperty("code").GetString());
    }

    [Fact]
    public async Task Message_InPieces_IsOneMessage()
    {
        await using var host = await ShopHost.StartAsync();
        using var socket = await host.ConnectAsync();
        foreach (byte one in Encoding.UTF8.GetBytes(Ping))
            await socket.Raw.SendAsync(new[] { one }, WebSocketMessageType.Text, endOfMessage: false, ShopHost.Token);
        await socket.Raw.SendAsync(Array.Empty<byte>(), WebSocketMessageType.Text, endOfMessage: true, ShopHost.Token);
        await socket.ExpectAsync("""{"t":"pong"}""");
    }

    [Theory]
    [InlineData(3, 3)]
    [InlineData(3, 2)]
    public async Task Id_NotAboveTheLast_Closes4400(int first, int second)
    {
        await using var host = await ShopHost.StartAsync();
        using var socket = await host.ConnectAsync();
        await socket.SendAsync($$"""{"t":"call","i":{{first}},"m":"trading/cancel-all"}""");
        await socket.ExpectAsync($$"""{"t":"res","i":{{first}}}""");
        await socket.SendAsync($$"""{"t":"call","i":{{second}},"m":"trading/cancel-all"}""");
        Assert.Equal(4400, (await socket.ExpectCloseAsync()).Code);
    }

    [Fact]
    public async Task Frame_UnknownMembers_AreIgnored()
    {
        await using var host = await ShopHost.StartAsync();
        using var socket = await host.ConnectAsync();
        await socket.SendAsync("""{"x":{"y":[1,{"t":"z"}]},"i":1,"m":"trading/cancel-all","t":"call","z":null}""");
        await socket.ExpectAsync("""{"t":"res","i":1}""");
    }

    [Fact]
    public async Task Frame_UnknownType_IsAnsweredWhereItIsARequest()
    {
        await using var host = await ShopHost.StartAsync();
        using var socket = await host.ConnectAsync();
        await socket.SendAsync("""[{"t":"pong"},{"t":"teleport","i":4},{"t":"teleport","i":4},{"t":"ping"}]""");
        await socket.ExpectErrorAsync(4, "frame-unknown", 400);
        await socket.ExpectAsync("""{"t":"pong"}""");
    }

    [Theory]
    [InlineData("call", "trading/nothing", "no such operation")]
    [InlineData("call", "trading/quotes", "is a topic")]
    [InlineData("stream", "trading/quotes", "is a topic")]
    [InlineData("sub", "trading/backtest", "is a stream")]
    [InlineData("sub", "trading/place-order", "is a call")]
    public async Task Operation_UnknownOrOfAnotherKind_IsAnError_AndTheConnectionLives(string type, string operation, string detail)
    {
        await using var host = await ShopHost.StartAsync();
        using var socket = await host.ConnectAsync();
        await socket.SendAsync($$$"""[{"t":"{{{type}}}","i":1,"m":"{{{operation}}}","a":{ } },{"t":"ping"}]""");
        Assert.Contains(detail, await socket.ExpectErrorAsync(1, "no-operation", 404), StringComparison.Ordinal);
        await socket.ExpectAsync("""{"t":"pong"}""");
    }

    [Fact]
    public async Task Frame_OfAnEndedId_IsIgnored()
    {
        await using var host = await ShopHost.StartAsync();
        using var socket = await host.ConnectAsync();
        await socket.SendAsync("""{"t":"call","i":5,"m":"trading/cancel-all"}""");
        await socket.ExpectAsync("""{"t":"res","i":5}""");
        await socket.SendAsync("""[{"t":"cancel","i":5},{"t":"credit","i":5,"to":1},{"t":"up","i":5,"items":[1]},{"t":"upend","i":5},{"t":"unsub","i":5},{"t":"ping"}]""");
        await socket.ExpectAsync("""{"t":"pong"}""");
    }

    [Fact]
    public async Task Hello_First_IsTaken_LaterCloses4400()
    {
        await using var host = await ShopHost.StartAsync();
        using var socket = await host.ConnectAsync();
        await socket.SendAsync("""[{"t":"hello","v":1,"agent":"test/1"},{"t":"ping"}]""");
        await socket.ExpectAsync("""{"t":"pong"}""");
        await socket.SendAsync("""{"t":"hello","v":1}""");
        Assert.Equal(4400, (await socket.ExpectCloseAsync()).Code);
    }

    [Fact]
    public async Task Hello_OfAnotherVersion_Closes4406()
    {
        await using var host = await ShopHost.StartAsync();
        using var socket = await host.ConnectAsync();
        await socket.SendAsync("""{"t":"hello","v":2}""");
        Assert.Equal(4406, (await socket.ExpectCloseAsync()).Code);
    }

    [Fact]
    public async Task Welcome_SaysWhatTheServerIs()
    {
        await using var host = await ShopHost.StartAsync(options => options.MaxCallsPerConnection = 5);
        using var socket = await host.OpenAsync();
        var welcome = await socket.ReceiveAsync();
        Assert.Equal("welcome", welcome.GetProperty("t").GetString());
        Assert.Equal(1, welcome.GetProperty("v").GetInt32());
        Assert.Equal(20, welcome.GetProperty("ping").GetInt32());
        Assert.Equal(host.Publisher.Quotes("X").Head.ToString()[..8], welcome.GetProperty("epoch").GetString());
        Assert.Equal(65536, welcome.GetProperty("limits").GetProperty("frame").GetInt32());
        Assert.Equal(5, welcome.GetProperty("limits").GetProperty("calls").GetInt32());
        Assert.Equal(SocketTests.Shop.TradingContract.Info.Hash, welcome.GetProperty("contracts").GetProperty("trading").GetString());
    }
}
