using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using PushGen.AspNetCore;
using SocketTests.Shop;

namespace SocketTests;

/// <summary>What an operation's endpoint demands holds for each frame as it does for a request: docs/protocol.md, section 7.</summary>
public sealed class AuthorizationTests
{
    const string CancelAll = """{"t":"call","i":1,"m":"trading/cancel-all"}""";

    static async Task<ShopHost> StartAsync(Func<PushRouteBuilder, TradingEndpoints> map, Action<AuthorizationOptions>? policies = null) =>
        await ShopHost.StartAsync(map: app => map(app.MapPush("/push")), services: services => Add(services, policies));

    static void Add(IServiceCollection services, Action<AuthorizationOptions>? policies)
    {
        TestAuthentication.Add(services);
        services.AddAuthorization(options =>
        {
            options.AddPolicy("trader", policy => policy.RequireRole("trader"));
            options.AddPolicy("badge", policy => policy.AddAuthenticationSchemes(TestAuthentication.Badge).RequireAuthenticatedUser());
            policies?.Invoke(options);
        });
    }

    /// <summary>"ok", or the status of the error.</summary>
    static async Task<string> CallAsync(ShopHost host, string? token, string? badge = null)
    {
        using var socket = await host.ConnectAsync(options =>
        {
            if (token is not null)
                options.SetRequestHeader("Authorization", "Bearer " + token);
            if (badge is not null)
                options.SetRequestHeader("X-Badge", badge);
        });
        await socket.SendAsync(CancelAll);
        var frame = await socket.ReceiveAsync();
        return frame.GetProperty("t").GetString() == "res" ? "ok" : frame.GetProperty("p").GetProperty("status").GetInt32() + " " + frame.GetProperty("p").GetProperty("code").GetString();
    }

    public static TheoryData<string, string?, string> Demands => new()
    {
        { "none", null, "ok" },
        { "user", null, "401 unauthenticated" },
        { "user", "alice", "ok" },
        { "user", "nobody", "401 unauthenticated" },
        { "policy", null, "401 unauthenticated" },
        { "policy", "alice", "403 forbidden" },
        { "policy", "alice,trader", "ok" },
        { "roles", "alice,clerk", "403 forbidden" },
        { "roles", "alice,boss", "ok" },
        { "policy object", "alice", "403 forbidden" },
        { "policy object", "alice,trader", "ok" },
        { "requirement", "bob", "403 forbidden" },
        { "requirement", "alice", "ok" },
        { "contract", "alice", "403 forbidden" },
        { "contract", "alice,trader", "ok" },
        { "contract and operation", "alice,trader", "403 forbidden" },
        { "contract and operation", "alice,trader,boss", "ok" },
        { "anonymous again", null, "ok" },
        { "finally", null, "401 unauthenticated" },
        { "other operation", null, "ok" },
    };

    [Theory]
    [MemberData(nameof(Demands))]
    public async Task Demand_OfTheEndpoint_HoldsPerFrame(string demand, string? token, string expected)
    {
        await using var host = await StartAsync(push =>
        {
            var trading = push.MapTrading();
            switch (demand)
            {
                case "user": trading.CancelAll.RequireAuthorization(); break;
                case "policy": trading.CancelAll.RequireAuthorization("trader"); break;
                case "roles": trading.CancelAll.RequireAuthorization(new AuthorizeAttribute { Roles = "boss,chief" }); break;
                case "policy object": trading.CancelAll.RequireAuthorization(policy => policy.RequireRole("trader")); break;
                case "requirement": trading.CancelAll.WithMetadata(new OnlyAliceAttribute()); break;
                case "contract": trading.RequireAuthorization("trader"); break;
                case "contract and operation":
                    trading.RequireAuthorization("trader");
                    trading.CancelAll.RequireAuthorization(new AuthorizeAttribute { Roles = "boss" });
                    break;
                case "anonymous again":
                    trading.RequireAuthorization();
                    trading.CancelAll.AllowAnonymous();
                    break;
                case "finally": trading.CancelAll.Finally(endpoint => endpoint.Metadata.Add(new AuthorizeAttribute())); break;
                case "other operation": trading.PlaceOrder.RequireAuthorization(); break;
            }
            return trading;
        });
        Assert.Equal(expected, await CallAsync(host, token));
    }

    [AttributeUsage(AttributeTargets.Method)]
    sealed class OnlyAliceAttribute : Attribute, IAuthorizationRequirementData
    {
        public IEnumerable<IAuthorizationRequirement> GetRequirements() =>
            [new Microsoft.AspNetCore.Authorization.Infrastructure.AssertionRequirement(context => PushContext.FindUserId(context.User) == "alice")];
    }

    [Fact]
    public async Task OuterGroup_ConventionsAddedLater_HoldToo()
    {
        await using var host = await ShopHost.StartAsync(services: services => Add(services, null), map: app =>
        {
            var group = app.MapGroup("/");
            group.MapPush("/push").MapTrading();
            group.WithMetadata(new OnlyAliceAttribute());
        });
        Assert.Equal("ok", await CallAsync(host, "alice"));
        var refused = await Assert.ThrowsAsync<System.Net.WebSockets.WebSocketException>(() => CallAsync(host, "bob"));     // the group holds for the handshake first
        Assert.Contains("403", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, "401")]
    [InlineData("alice", "ok")]
    public async Task FallbackPolicy_HoldsForOperationsThatSayNothing(string? token, string expected)
    {
        await using var host = await ShopHost.StartAsync(
            services: services => Add(services, options => options.FallbackPolicy = options.DefaultPolicy),
            map: app =>
            {
                var push = app.MapPush("/push");
                push.MapTrading();
                ((IEndpointConventionBuilder)push).Add(endpoint =>
                {
                    if (endpoint is Microsoft.AspNetCore.Routing.RouteEndpointBuilder { RoutePattern.RawText: "/push" or "/push/" })
                        endpoint.Metadata.Add(new AllowAnonymousAttribute());
                });
            });
        Assert.StartsWith(expected, await CallAsync(host, token), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("alice", null, "401 unauthenticated")]
    [InlineData(null, "carol", "ok")]
    [InlineData("alice", "carol", "ok")]
    public async Task Policy_WithASchemeOfItsOwn_AuthenticatesByIt(string? token, string? badge, string expected)
    {
        await using var host = await StartAsync(push =>
        {
            var trading = push.MapTrading();
            trading.CancelAll.RequireAuthorization("badge");
            return trading;
        });
        Assert.Equal(expected, await CallAsync(host, token, badge));
    }

    [Fact]
    public async Task Policy_WithASchemeOfItsOwn_IsWhoTheServerClassSees()
    {
        await using var host = await StartAsync(push =>
        {
            var trading = push.MapTrading();
            trading.PlaceOrder.RequireAuthorization("badge");
            return trading;
        });
        host.Desk.Order = (_, context, _) => Task.FromResult(new OrderReceipt(context.UserId));
        using var socket = await host.ConnectAsync(options => options.SetRequestHeader("X-Badge", "carol"));
        await socket.SendAsync("""{"t":"call","i":1,"m":"trading/place-order","a":{"order":{"symbol":"A","quantity":1}}}""");
        await socket.ExpectAsync("""{"t":"res","i":1,"d":{"id":"carol"}}""");
    }

    [Fact]
    public async Task Policy_ThatLooksAtTheRequest_SeesOneForTheOperation()
    {
        var paths = new List<string>();
        await using var host = await StartAsync(push => push.MapTrading(), options => options.FallbackPolicy = new AuthorizationPolicyBuilder()
            .RequireAssertion(context =>
            {
                var http = (HttpContext)context.Resource!;
                lock (paths)
                    paths.Add($"{http.Request.Method} {http.Request.Path} {http.GetEndpoint()!.DisplayName} {http.WebSockets.IsWebSocketRequest}");
                return true;
            }).Build());
        Assert.Equal("ok", await CallAsync(host, "alice"));
        Assert.Equal("POST /push/trading/cancel-all Push POST /push/trading/cancel-all False", paths[^1]);
    }

    [Fact]
    public async Task TopicPerUser_IsTheCallersOwn()
    {
        await using var host = await StartAsync(push => push.MapTrading());
        await host.Publisher.Fills("alice").PublishAsync(new Fill(1), ShopHost.Token);
        await host.Publisher.Fills("bob").PublishAsync(new Fill(2), ShopHost.Token);
        using var alice = await host.ConnectAsync(options => options.SetRequestHeader("Authorization", "Bearer alice"));
        await alice.SendAsync("""{"t":"sub","i":1,"m":"trading/fills","after":"earliest"}""");
        Assert.Equal("subd", (await alice.ReceiveAsync()).GetProperty("t").GetString());
        Assert.Equal(1, (await alice.ReceiveAsync()).GetProperty("items")[0].GetProperty("d").GetProperty("id").GetInt32());
        using var anonymous = await host.ConnectAsync();
        await anonymous.SendAsync("""{"t":"sub","i":1,"m":"trading/fills"}""");
        await anonymous.ExpectErrorAsync(1, "unauthenticated", 401);
    }

    [Fact]
    public async Task TopicPerUser_CredentialThatMakesTheCallerAnother_EndsTheSubscription()
    {
        await using var host = await StartAsync(
            push =>
            {
                var trading = push.MapTrading();
                trading.Fills.RequireAuthorization("either");
                return trading;
            },
            options => options.AddPolicy("either", policy => policy.AddAuthenticationSchemes("Badge", "Bearer").RequireAuthenticatedUser()));
        using var socket = await host.ConnectAsync(options => options.SetRequestHeader("X-Badge", "carol"));
        await socket.SendAsync("""{"t":"sub","i":1,"m":"trading/fills"}""");
        Assert.Equal("subd", (await socket.ReceiveAsync()).GetProperty("t").GetString());
        await socket.ExpectAsync("""{"t":"live","i":1}""");
        await socket.SendAsync("""{"t":"auth","token":"alice"}""");
        await socket.ExpectErrorAsync(1, "forbidden", 403);
        await host.Publisher.Fills("carol").PublishAsync(new Fill(1), ShopHost.Token);
        await socket.ExpectAsync("""{"t":"authd"}""");
    }

    [Fact]
    public async Task Gate_Refuses_AndIsAskedBeforeTheCursor()
    {
        await using var host = await StartAsync(push => push.MapTrading());
        host.Desk.Gate = (symbol, _) => ValueTask.FromResult(symbol == "OPEN");
        using var socket = await host.ConnectAsync();
        await socket.SendAsync("""{"t":"sub","i":1,"m":"trading/quotes","a":{"symbol":"SHUT"},"after":"nonsense"}""");
        await socket.ExpectErrorAsync(1, "forbidden", 403);
        await socket.SendAsync("""{"t":"sub","i":2,"m":"trading/quotes","a":{"symbol":"OPEN"}}""");
        Assert.Equal("subd", (await socket.ReceiveAsync()).GetProperty("t").GetString());
    }

    [Fact]
    public async Task Gate_ThatWaits_HoldsUpLaterFrames_ButNotTheConnection()
    {
        await using var host = await StartAsync(push => push.MapTrading());
        var asked = new TaskCompletionSource();
        var answer = new TaskCompletionSource<bool>();
        host.Desk.Gate = async (symbol, _) =>
        {
            asked.TrySetResult();
            return symbol == "FAST" || await answer.Task;
        };
        using var socket = await host.ConnectAsync();
        await socket.SendAsync("""[{"t":"sub","i":1,"m":"trading/quotes","a":{"symbol":"FAST"}},{"t":"sub","i":2,"m":"trading/quotes","a":{"symbol":"SLOW"}},{"t":"ping"}]""");
        Assert.Equal(1, (await socket.ReceiveAsync()).GetProperty("i").GetInt32());
        await socket.ExpectAsync("""{"t":"live","i":1}""");
        await asked.Task.WaitAsync(ShopHost.Token);
        await host.Publisher.Quotes("FAST").PublishAsync(new Quote("FAST", 1), ShopHost.Token);
        Assert.Equal("items", (await socket.ReceiveAsync()).GetProperty("t").GetString());
        answer.SetResult(true);
        var types = new List<string?>();
        for (int i = 0; i < 3; i++)
            types.Add((await socket.ReceiveAsync()).GetProperty("t").GetString());
        Assert.Contains("pong", types);
        Assert.Contains("subd", types);
    }
}
