using System.Net;
using System.Net.WebSockets;

namespace SocketTests;

public sealed class HandshakeTests
{
    [Theory]
    [InlineData(null, HttpStatusCode.SwitchingProtocols)]
    [InlineData("pushgen.v1", HttpStatusCode.SwitchingProtocols)]
    [InlineData("chat, pushgen.v1", HttpStatusCode.SwitchingProtocols)]
    [InlineData("chat", HttpStatusCode.BadRequest)]
    [InlineData("pushgen.v2", HttpStatusCode.BadRequest)]
    public async Task Subprotocol_OneThatIsOffered_HasToBeOurs(string? offered, HttpStatusCode expected)
    {
        await using var host = await ShopHost.StartAsync();
        Assert.Equal(expected, await TryAsync(host, options =>
        {
            foreach (string one in offered?.Split(", ") ?? [])
                options.AddSubProtocol(one);
        }));
    }

    [Theory]
    [InlineData("https://shop.example", HttpStatusCode.SwitchingProtocols)]
    [InlineData("https://evil.example", HttpStatusCode.Forbidden)]
    public async Task Origin_NotAllowed_IsRefusedBeforeAnything(string origin, HttpStatusCode expected)
    {
        await using var host = await ShopHost.StartAsync(options => options.AllowedOrigins.Add("https://shop.example"));
        Assert.Equal(expected, await TryAsync(host, options => options.SetRequestHeader("Origin", origin)));
    }

    [Fact]
    public async Task Handshake_WithoutKey_Is400()
    {
        await using var host = await ShopHost.StartAsync();
        using var client = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, host.Address.ToString().Replace("ws:", "http:", StringComparison.Ordinal));
        request.Headers.TryAddWithoutValidation("Connection", "Upgrade");
        request.Headers.TryAddWithoutValidation("Upgrade", "websocket");
        using var response = await client.SendAsync(request, ShopHost.Token);
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
    }

    static async Task<HttpStatusCode> TryAsync(ShopHost host, Action<ClientWebSocketOptions> configure)
    {
        using var socket = new ClientWebSocket();
        socket.Options.CollectHttpResponseDetails = true;
        configure(socket.Options);
        try
        {
            await socket.ConnectAsync(host.Address, ShopHost.Token);
        }
        catch (WebSocketException)
        {
        }
        return socket.HttpStatusCode;
    }
}
