using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using SocketTests.Shop;

namespace SocketTests;

/// <summary>Credentials on a connection: given in the handshake or in <c>hello</c>, renewed with <c>auth</c>, ended by their time.</summary>
public sealed class TokenTests
{
    const string Quotes = """{"t":"sub","i":1,"m":"trading/quotes","a":{"symbol":"A"}}""";

    static Task<ShopHost> StartAsync(FakeTimeProvider? time = null) => ShopHost.StartAsync(
        time: time,
        services: services =>
        {
            TestAuthentication.Add(services);
            services.AddAuthorization();
        },
        map: app => app.MapPush("/push").MapTrading().Quotes.RequireAuthorization(new AuthorizeAttribute { Roles = "trader" }));

    static Task<ShopSocket> ConnectAsync(ShopHost host, string token) => host.ConnectAsync(options => options.SetRequestHeader("Authorization", "Bearer " + token));

    [Fact]
    public async Task Hello_WithAToken_AuthenticatesWhatFollows()
    {
        await using var host = await StartAsync();
        using var socket = await host.ConnectAsync();
        await socket.SendAsync($$"""[{"t":"hello","v":1,"token":"alice,trader"},{{Quotes}}]""");
        Assert.Equal("subd", (await socket.ReceiveAsync()).GetProperty("t").GetString());
    }

    [Theory]
    [InlineData("""{"t":"hello","v":1,"token":"nobody"}""", null, 4401)]
    [InlineData("""{"t":"hello","v":1,"token":"bob"}""", "alice", 4403)]
    [InlineData("""{"t":"auth","token":"nobody"}""", "alice", 4401)]
    [InlineData("""{"t":"auth","token":"bob"}""", "alice", 4403)]
    public async Task Token_NotAcceptedOrAnothers_Closes(string frame, string? handshake, int expected)
    {
        await using var host = await StartAsync();
        using var socket = handshake is null ? await host.ConnectAsync() : await ConnectAsync(host, handshake);
        await socket.SendAsync($$"""[{{frame}},{"t":"ping"}]""");
        var (code, frames) = await socket.ExpectCloseAsync();
        Assert.Equal(expected, code);
        Assert.Equal("err", Assert.Single(frames).GetProperty("t").GetString());
    }

    [Fact]
    public async Task Token_WithoutAScheme_Closes4401()
    {
        await using var host = await ShopHost.StartAsync();
        using var socket = await host.ConnectAsync();
        await socket.SendAsync("""{"t":"hello","v":1,"token":"alice"}""");
        Assert.Equal(4401, (await socket.ExpectCloseAsync()).Code);
    }

    [Fact]
    public async Task Auth_WithFewerRights_EndsWhatIsNoLongerAllowed()
    {
        await using var host = await StartAsync();
        using var socket = await ConnectAsync(host, "alice,trader");
        await socket.SendAsync("[" + Quotes + """,{"t":"sub","i":2,"m":"trading/fills"}]""");
        for (int i = 0; i < 4; i++)
            await socket.ReceiveAsync();        // subd and live, twice
        await socket.SendAsync("""{"t":"auth","token":"alice"}""");
        await socket.ExpectErrorAsync(1, "forbidden", 403);
        await socket.ExpectAsync("""{"t":"authd"}""");
        Assert.Equal(0, host.Publisher.Quotes("A").SubscriberCount);
        await host.Publisher.Fills("alice").PublishAsync(new Fill(1), ShopHost.Token);
        Assert.Equal(2, (await socket.ReceiveAsync()).GetProperty("i").GetInt32());
    }

    [Fact]
    public async Task Auth_WithMoreRights_AllowsWhatWasRefused_AndAsksGatesAgain()
    {
        await using var host = await StartAsync();
        using var socket = await ConnectAsync(host, "alice");
        await socket.SendAsync(Quotes);
        await socket.ExpectErrorAsync(1, "forbidden", 403);
        await socket.SendAsync("""[{"t":"auth","token":"alice,trader"},{"t":"sub","i":2,"m":"trading/quotes","a":{"symbol":"A"}}]""");
        await socket.ExpectAsync("""{"t":"authd"}""");
        Assert.Equal("subd", (await socket.ReceiveAsync()).GetProperty("t").GetString());
        await socket.ExpectAsync("""{"t":"live","i":2}""");
        host.Desk.Gate = (_, _) => ValueTask.FromResult(false);
        await socket.SendAsync("""{"t":"auth","token":"alice,trader"}""");
        await socket.ExpectErrorAsync(2, "forbidden", 403);
    }

    [Fact]
    public async Task Credential_Ends_ConnectionToo()
    {
        var time = new FakeTimeProvider(DateTimeOffset.UtcNow);
        await using var host = await StartAsync(time);
        using var socket = await ConnectAsync(host, "alice;10");
        await socket.SendAsync("""{"t":"ping"}""");
        await socket.ExpectAsync("""{"t":"pong"}""");
        time.Advance(TimeSpan.FromSeconds(11));
        var (code, frames) = await socket.ExpectCloseAsync();
        Assert.Equal((4401, "unauthenticated"), (code, frames[^1].GetProperty("p").GetProperty("code").GetString()));
    }

    /// <summary>A minute before the end, and again at half of what is left; with a new token the counting begins anew.</summary>
    [Fact]
    public async Task Credential_NearItsEnd_ANewOneIsAskedFor()
    {
        var time = new FakeTimeProvider();
        await using var host = await StartAsync(time);
        using var socket = await ConnectAsync(host, "alice;300");
        await socket.SendAsync("""{"t":"ping"}""");
        await socket.ExpectAsync("""{"t":"pong"}""");
        await AsksAfterAsync(240, left: 60);
        await AsksAfterAsync(30, left: 30);
        await AsksAfterAsync(15, left: 15);
        await socket.SendAsync("""{"t":"auth","token":"alice;100"}""");
        await socket.ExpectAsync("""{"t":"authd"}""");
        await AsksAfterAsync(50, left: 50);
        time.Advance(TimeSpan.FromSeconds(51));
        Assert.Equal(4401, (await socket.ExpectCloseAsync()).Code);

        async Task AsksAfterAsync(int seconds, int left)
        {
            time.Advance(TimeSpan.FromSeconds(seconds));
            var frame = await socket.ReceiveAsync();
            while (frame.GetProperty("t").GetString() == "ping")
                frame = await socket.ReceiveAsync();
            Assert.Equal($$"""{"t":"auth","left":{{left}}}""", frame.GetRawText());
        }
    }

    [Fact]
    public async Task Credential_Renewed_ConnectionLivesOn()
    {
        var time = new FakeTimeProvider(DateTimeOffset.UtcNow);
        await using var host = await StartAsync(time);
        using var socket = await ConnectAsync(host, "alice;10");
        await socket.SendAsync("""{"t":"auth","token":"alice;100"}""");
        await socket.ExpectAsync("""{"t":"authd"}""");
        time.Advance(TimeSpan.FromSeconds(15));
        await socket.SendAsync("""{"t":"ping"}""");
        await socket.ExpectAsync("""{"t":"pong"}""");
        time.Advance(TimeSpan.FromSeconds(90));
        Assert.Equal(4401, (await socket.ExpectCloseAsync()).Code);
    }
}
