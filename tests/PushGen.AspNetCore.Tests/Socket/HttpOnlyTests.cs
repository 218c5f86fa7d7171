using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Timeouts;
using Microsoft.AspNetCore.RateLimiting;
using SocketTests.Shop;

namespace SocketTests;

/// <summary>What the application asked for and a WebSocket cannot honour is never skipped in silence.</summary>
public sealed class HttpOnlyTests
{
    public static TheoryData<string, string?> Metadata => new()
    {
        { "filter", "filter" },
        { "filter of a group", "filter" },
        { "rate", "rate limiting" },
        { "rate, disabled", null },
        { "timeout", "timeout" },
        { "timeout policy", "timeout" },
        { "timeout, disabled", null },
        { "host", "host" },
        { "antiforgery", "antiforgery" },
        { "size", "size limit" },
        { "tags", null },
    };

    [Theory]
    [MemberData(nameof(Metadata))]
    public async Task Operation_WithWhatOnlyHttpCanHonour_IsRefused(string what, string? named)
    {
        await using var host = await ShopHost.StartAsync(map: app =>
        {
            var group = app.MapGroup("/");
            if (what == "filter of a group")
                group.AddEndpointFilter((context, next) => next(context));
            var cancelAll = group.MapPush("/push").MapTrading().CancelAll;
            switch (what)
            {
                case "filter": cancelAll.AddEndpointFilter((context, next) => next(context)); break;
                case "rate": cancelAll.RequireRateLimiting("x"); break;
                case "rate, disabled": cancelAll.RequireRateLimiting("x").DisableRateLimiting(); break;
                case "timeout": cancelAll.WithRequestTimeout(TimeSpan.FromSeconds(1)); break;
                case "timeout policy": cancelAll.WithRequestTimeout(new RequestTimeoutPolicy()); break;
                case "timeout, disabled": cancelAll.WithRequestTimeout(TimeSpan.FromSeconds(1)).DisableRequestTimeout(); break;
                case "host": cancelAll.RequireHost("example.com"); break;
                case "antiforgery": cancelAll.WithMetadata(new Antiforgery()); break;
                case "size": cancelAll.WithMetadata(new Microsoft.AspNetCore.Mvc.RequestSizeLimitAttribute(100)); break;
                case "tags": cancelAll.WithTags("x").RequireCors("y"); break;
            }
        });
        using var socket = await host.ConnectAsync();
        await socket.SendAsync("""[{"t":"call","i":1,"m":"trading/cancel-all"},{"t":"ping"}]""");
        if (named is null)
        {
            var types = new[] { (await socket.ReceiveAsync()).GetProperty("t").GetString(), (await socket.ReceiveAsync()).GetProperty("t").GetString() };
            Assert.Equal(["pong", "res"], types.Order());
            return;
        }
        string detail = await socket.ExpectErrorAsync(1, "http-only", 501);
        Assert.Contains(named, detail, StringComparison.Ordinal);
        Assert.Contains("'trading/cancel-all'", detail, StringComparison.Ordinal);
        await socket.ExpectAsync("""{"t":"pong"}""");
    }

    sealed class Antiforgery : IAntiforgeryMetadata
    {
        public bool RequiresValidation => true;
    }
}
