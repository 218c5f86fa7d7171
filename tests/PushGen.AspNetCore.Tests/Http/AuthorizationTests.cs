using System.Net;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using PushGen.AspNetCore.Tests.Contract;

namespace PushGen.AspNetCore.Tests.Http;

/// <summary>Operations are endpoints of ASP.NET Core, with all that it can put on one.</summary>
public sealed class AuthorizationTests
{
    static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(null, 401)]
    [InlineData("ann", 403)]
    [InlineData("Tom", 200)]
    public async Task OperationsAuthorization_Holds(string? user, int status)
    {
        await using var host = await DeskHost.StartAsync(
            map: (_, desk) => desk.Quotes.RequireAuthorization(new AuthorizeAttribute { Roles = "trader" }), build: TestAuthentication.Add, use: TestAuthentication.Use);
        (string, string)[] headers = user is null ? [] : [("X-User", user)];
        using var page = await host.SendAsync(host.Get("/push/desk/quotes?symbol=A", headers));
        Assert.Equal(status, (int)page.StatusCode);
        using var events = await host.SendAsync(host.Get("/push/desk/quotes?symbol=A&after=nonsense", [.. headers, ("Accept", "text/event-stream")]));
        Assert.Equal(status == 200 ? 400 : status, (int)events.StatusCode);      // before the cursor is looked at
        using var other = await host.SendAsync(host.Post("/push/desk/echo", """{"text":"x"}"""));
        Assert.Equal(HttpStatusCode.OK, other.StatusCode);
    }

    [Fact]
    public async Task GroupsAuthorization_HoldsForAllUnderThePrefix()
    {
        await using var host = await DeskHost.StartAsync(
            map: (push, desk) =>
            {
                push.RequireAuthorization();
                desk.News.AllowAnonymous();
            }, build: TestAuthentication.Add, use: TestAuthentication.Use);
        foreach (string path in new[] { "/push", "/push/desk/quotes?symbol=A", "/push/desk/nothing", "/push/~/0123456789abcdefghijkl" })
        {
            using var response = await host.SendAsync(host.Get(path));
            Assert.Equal((path, HttpStatusCode.Unauthorized), (path, response.StatusCode));
            await BadRequestTests.IsProblemAsync(response, 401, "unauthenticated");
        }
        using var open = await host.SendAsync(host.Get("/push/desk/news"));
        Assert.Equal(HttpStatusCode.OK, open.StatusCode);
    }

    [Fact]
    public async Task Stream_IsReadAndCanceledOnlyByWhoMayUseItsOperation()
    {
        var demanded = new Switch();
        await using var host = await DeskHost.StartAsync(
            map: (_, desk) => desk.Count.RequireAuthorization(policy => policy.RequireAssertion(_ => demanded.Open)), build: TestAuthentication.Add, use: TestAuthentication.Use);
        using var started = await host.SendAsync(host.Post("/push/desk/count", """{"to":2,"held":1}""", ("X-User", "ann")));
        Assert.Equal(HttpStatusCode.Created, started.StatusCode);
        string location = started.Headers.Location!.OriginalString;
        await host.PageAsync(location, ("X-User", "ann"));
        demanded.Open = false;
        foreach (string accept in new[] { "*/*", "text/event-stream" })
        {
            using var read = await host.SendAsync(host.Get(location, ("X-User", "ann"), ("Accept", accept)));
            await BadRequestTests.IsProblemAsync(read, 403, "forbidden");
        }
        var delete = host.Get(location, ("X-User", "ann"));
        delete.Method = HttpMethod.Delete;
        using var canceled = await host.SendAsync(delete);
        await BadRequestTests.IsProblemAsync(canceled, 403, "forbidden");
    }

    [Fact]
    public async Task Stream_OfOperationWithASchemeOfItsOwn_IsItsUsers()
    {
        await using var host = await DeskHost.StartAsync(
            map: (_, desk) => desk.Count.RequireAuthorization(policy => policy.AddAuthenticationSchemes("test").RequireAuthenticatedUser()),
            build: builder => builder.Services.AddAuthentication("Cookies").AddCookie()
                .AddScheme<Microsoft.AspNetCore.Authentication.AuthenticationSchemeOptions, TestAuthentication>("test", null),
            use: TestAuthentication.Use);
        using var started = await host.SendAsync(host.Post("/push/desk/count", """{"to":2,"held":1}""", ("X-Scheme-User", "ann")));
        Assert.Equal(HttpStatusCode.Created, started.StatusCode);
        string location = started.Headers.Location!.OriginalString;
        await host.PageAsync(location, ("X-Scheme-User", "ann"));
        using var another = await host.SendAsync(host.Get(location, ("X-Scheme-User", "bob")));
        await BadRequestTests.IsProblemAsync(another, 404, "no-stream");
        using var nobody = await host.SendAsync(host.Get(location));
        await BadRequestTests.IsProblemAsync(nobody, 401, "unauthenticated");
    }

    sealed class Switch
    {
        public bool Open { get; set; } = true;
    }

    [Fact]
    public async Task CookieApplication_Answers401AndNoRedirect()
    {
        await using var host = await DeskHost.StartAsync(
            map: (push, desk) =>
            {
                push.RequireAuthorization();
                desk.News.AllowAnonymous();
            }, build: builder => builder.Services.AddAuthentication("Cookies").AddCookie(), use: TestAuthentication.Use);
        using var response = await host.SendAsync(host.Get("/push/desk/quotes?symbol=A"));
        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
    }

    [Fact]
    public async Task Events_EndWhenTheCredentialExpires()
    {
        await using var host = await DeskHost.StartAsync(build: TestAuthentication.Add, use: TestAuthentication.Use);
        using var events = await host.EventsAsync("/push/desk/quotes?symbol=A", ("X-User", "ann"), ("X-Expires", "10"));
        await events.NextAsync("retry: ");
        await events.NextAsync("event: push.live");
        var bye = events.NextAsync("event: push.bye");
        Assert.InRange((await Eventually.DoneAsync(bye, host.Time, TimeSpan.FromSeconds(1))).TotalSeconds, 10, 3600);
        Assert.Contains("expired", await bye, StringComparison.Ordinal);
    }

    [Fact]
    public async Task PublicTopic_WithAuthorization_StopsTheStart()
    {
        var own = await Assert.ThrowsAsync<InvalidOperationException>(() => DeskHost.StartAsync(map: (_, desk) => desk.News.RequireAuthorization()));
        Assert.Contains("'desk/news' is Public", own.Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<InvalidOperationException>(() => DeskHost.StartAsync(map: (push, _) => push.RequireAuthorization()));
        await Assert.ThrowsAsync<InvalidOperationException>(() => DeskHost.StartAsync(build: builder => builder.Services.AddAuthorizationBuilder()
            .SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build())));
    }

    [Fact]
    public async Task SamePrefixTwice_StopsTheStart()
    {
        var thrown = await Assert.ThrowsAsync<InvalidOperationException>(() => DeskHost.StartAsync(use: app => app.MapPush("/push/")));
        Assert.Contains("is called twice", thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task OtherEndpointsUnderThePrefix_KeepPrecedence()
    {
        await using var host = await DeskHost.StartAsync(use: app =>
        {
            app.MapGet("/push/health", (HttpContext http) => http.Response.WriteAsync("fine", Token));
            app.MapGet("/push/admin/{name}", (HttpContext http) => http.Response.WriteAsync("admin", Token));
            app.MapFallback(http => http.Response.WriteAsync("page", Token));
        });
        Assert.Equal("fine", await host.Client.GetStringAsync("/push/health", Token));
        Assert.Equal("admin", await host.Client.GetStringAsync("/push/admin/x", Token));
        Assert.Equal("page", await host.Client.GetStringAsync("/pushy", Token));
        Assert.Equal("page", await host.Client.GetStringAsync("/", Token));
    }

    [Fact]
    public async Task Compression_NeverHoldsEventsBack()
    {
        await using var host = await DeskHost.StartAsync(
            build: builder => builder.Services.AddResponseCompression(compression => compression.MimeTypes = ["text/event-stream", "application/json"]),
            use: app => app.UseResponseCompression());
        using var events = await host.EventsAsync("/push/desk/quotes?symbol=A", ("Accept-Encoding", "gzip, br"));
        Assert.Empty(events.Response.Content.Headers.ContentEncoding);
        await events.NextAsync("retry: ");
        await events.NextAsync("event: push.live");
        var cursor = await host.Publisher.Quotes("A").PublishAsync(new Quote("A", 1), Token);
        await events.NextAsync($"id: {cursor}");
    }

    [Fact]
    public async Task Description_SaysWhatIsHere()
    {
        await using var host = await DeskHost.StartAsync();
        var what = await host.PageAsync("/push");
        Assert.Equal(1, what.GetProperty("version").GetInt32());
        Assert.StartsWith(what.GetProperty("epoch").GetString() + ".", host.Publisher.Quotes("NEW").Head.ToString(), StringComparison.Ordinal);
        var contract = what.GetProperty("contracts")[0];
        Assert.Equal(("desk", DeskContract.Info.Hash), (contract.GetProperty("name").GetString(), contract.GetProperty("hash").GetString()));
        var kinds = contract.GetProperty("operations").EnumerateArray().ToDictionary(o => o.GetProperty("name").GetString()!, o => o.GetProperty("kind").GetString());
        Assert.Equal(("topic", "stream", "call", "upload"), (kinds["quotes"], kinds["count"], kinds["echo"], kinds["sum"]));
        Assert.Equal(1024 * 1024, what.GetProperty("limits").GetProperty("call").GetInt32());
    }
}
