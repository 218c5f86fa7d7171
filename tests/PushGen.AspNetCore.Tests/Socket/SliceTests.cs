using System.Net;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using SocketTests.Shop;

namespace SocketTests;

/// <summary>The main job, over both versions of HTTP.</summary>
public sealed class SliceTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Socket_SubscribeAndCall_ItemsAndResultArrive(int version)
    {
        await using var host = await ShopHost.StartAsync(protocols: version == 2 ? HttpProtocols.Http2 : HttpProtocols.Http1);
        var first = await host.Publisher.Quotes("MSFT").PublishAsync(new Quote("MSFT", 1), ShopHost.Token);
        using var socket = await host.ConnectAsync(options =>
        {
            options.HttpVersion = new Version(version, version == 2 ? 0 : 1);
            options.HttpVersionPolicy = HttpVersionPolicy.RequestVersionExact;
        });
        Assert.Equal("pushgen.v1", socket.Raw.SubProtocol);

        await socket.SendAsync("""{"t":"sub","i":1,"m":"trading/quotes","a":{"symbol":"MSFT"}}""");
        var subscribed = await socket.ReceiveAsync();
        Assert.Equal("subd", subscribed.GetProperty("t").GetString());
        await socket.ExpectAsync($$$"""{"t":"items","i":1,"items":[{"c":"{{{first}}}","d":{"symbol":"MSFT","bid":1}}]}""");
        await socket.ExpectAsync("""{"t":"live","i":1}""");
        var second = await host.Publisher.Quotes("MSFT").PublishAsync(new Quote("MSFT", 2), ShopHost.Token);
        await socket.ExpectAsync($$$"""{"t":"items","i":1,"items":[{"c":"{{{second}}}","d":{"symbol":"MSFT","bid":2}}]}""");

        await socket.SendAsync("""{"t":"call","i":2,"m":"trading/place-order","a":{"order":{"symbol":"MSFT","quantity":3}}}""");
        await socket.ExpectAsync("""{"t":"res","i":2,"d":{"id":"MSFT-1"}}""");
    }
}
