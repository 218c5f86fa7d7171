using System.Net;
using Microsoft.AspNetCore.Builder;
using PushGen.AspNetCore.Tests.Contract;

namespace PushGen.AspNetCore.Tests.Http;

/// <summary>Section 7 of the protocol: origin and CORS.</summary>
public sealed class OriginTests
{
    const string Topic = "/push/desk/quotes?symbol=A";

    [Theory]
    [InlineData("{own}", null, true)]
    [InlineData("https://app.example.com", null, true)]
    [InlineData("HTTPS://app.example.com", null, true)]
    [InlineData("https://app.example.com:8443", null, false)]
    [InlineData("https://evil.example.com", null, false)]
    [InlineData("http://127.0.0.1:1", null, false)]
    [InlineData("null", null, false)]
    [InlineData("nonsense", null, false)]
    [InlineData("{own}/", null, false)]
    [InlineData("{own}", "same-origin", true)]
    [InlineData(null, "cross-site", false)]
    [InlineData(null, "same-origin", true)]
    [InlineData(null, "none", true)]
    [InlineData(null, null, true)]
    public async Task Origin_Decides(string? origin, string? site, bool allowed)
    {
        await using var host = await DeskHost.StartAsync(options => options.AllowedOrigins.Add("https://app.example.com"));
        var headers = new List<(string, string)>();
        if (origin is not null)
            headers.Add(("Origin", origin.Replace("{own}", host.Address.ToString().TrimEnd('/'), StringComparison.Ordinal)));
        if (site is not null)
            headers.Add(("Sec-Fetch-Site", site));
        foreach (var request in new[]
        {
            host.Get(Topic, [.. headers]), host.Get(Topic, [.. headers, ("Accept", "text/event-stream")]), host.Get("/push", [.. headers]),
            host.Post("/push/desk/echo", """{"text":"x"}""", [.. headers]),
        })
        {
            using var response = await host.SendAsync(request);
            if (allowed)
                Assert.Equal(HttpStatusCode.OK, response.StatusCode);
            else
                await BadRequestTests.IsProblemAsync(response, 403, "origin-denied");
        }
    }

    [Fact]
    public async Task ListedOrigin_GetsExactCorsHeaders_AndOthersNone()
    {
        await using var host = await DeskHost.StartAsync(options => options.AllowedOrigins.Add("https://app.example.com"));
        using var listed = await host.SendAsync(host.Get(Topic, ("Origin", "https://app.example.com")));
        Assert.Equal("https://app.example.com", listed.Headers.GetValues("Access-Control-Allow-Origin").Single());
        Assert.Equal("Location, Retry-After, PushGen-Cursor, PushGen-Contract", string.Join(", ", listed.Headers.GetValues("Access-Control-Expose-Headers")));
        using var error = await host.SendAsync(host.Get("/push/desk/nothing", ("Origin", "https://app.example.com")));
        Assert.True(error.Headers.Contains("Access-Control-Allow-Origin"));
        using var own = await host.SendAsync(host.Get(Topic, ("Origin", host.Address.ToString().TrimEnd('/'))));
        Assert.False(own.Headers.Contains("Access-Control-Allow-Origin"));
        using var denied = await host.SendAsync(host.Get(Topic, ("Origin", "https://evil.example.com")));
        Assert.False(denied.Headers.Contains("Access-Control-Allow-Origin"));
    }

    [Theory]
    [InlineData("/push/desk/quotes?symbol=A", "GET")]
    [InlineData("/push/desk/echo", "POST")]
    [InlineData("/push/~/0123456789abcdefghijkl", "GET, DELETE")]
    public async Task Preflight_IsAnsweredWithoutCredentials(string path, string methods)
    {
        await using var host = await DeskHost.StartAsync(
            options => options.AllowedOrigins.Add("https://app.example.com"), map: RequireUser, build: TestAuthentication.Add, use: TestAuthentication.Use);
        using var response = await host.SendAsync(Preflight(path, "https://app.example.com"));
        Assert.Equal(HttpStatusCode.NoContent, response.StatusCode);
        Assert.Equal("https://app.example.com", response.Headers.GetValues("Access-Control-Allow-Origin").Single());
        Assert.Equal(methods, string.Join(", ", response.Headers.GetValues("Access-Control-Allow-Methods")));
        Assert.Equal(
            "Authorization, Content-Type, Idempotency-Key, Last-Event-ID, PushGen-Contract", string.Join(", ", response.Headers.GetValues("Access-Control-Allow-Headers")));
        using var denied = await host.SendAsync(Preflight(path, "https://evil.example.com"));
        await BadRequestTests.IsProblemAsync(denied, 403, "origin-denied");
    }

    static void RequireUser(PushRouteBuilder push, DeskEndpoints desk)
    {
        push.RequireAuthorization();
        desk.News.AllowAnonymous();
    }

    [Fact]
    public async Task OwnCorsOfTheApplication_DecidesAlone()
    {
        await using var host = await DeskHost.StartAsync(
            options => options.AllowedOrigins.Add("https://app.example.com"),
            map: (push, _) => push.RequireCors(cors => cors.WithOrigins("https://app.example.com").WithMethods("PATCH")),
            build: builder => Microsoft.Extensions.DependencyInjection.CorsServiceCollectionExtensions.AddCors(builder.Services),
            use: app => app.UseRouting().UseCors());
        using var preflight = await host.SendAsync(Preflight(Topic, "https://app.example.com"));
        Assert.Equal("PATCH", preflight.Headers.GetValues("Access-Control-Allow-Methods").Single());
        using var page = await host.SendAsync(host.Get(Topic, ("Origin", "https://app.example.com")));
        Assert.Equal("https://app.example.com", page.Headers.GetValues("Access-Control-Allow-Origin").Single());
        Assert.False(page.Headers.Contains("Access-Control-Expose-Headers"));
    }

    static HttpRequestMessage Preflight(string path, string origin)
    {
        var request = new HttpRequestMessage(HttpMethod.Options, path);
        request.Headers.Add("Origin", origin);
        request.Headers.Add("Access-Control-Request-Method", "GET");
        request.Headers.Add("Access-Control-Request-Headers", "authorization,last-event-id");
        return request;
    }
}
