using System.Net;
using System.Text;
using Microsoft.Extensions.Hosting;

namespace PushGen.AspNetCore.Tests.Http;

public sealed class CallTests
{
    [Fact]
    public async Task NullWhereNoneIsAllowed_IsTheServersFault()
    {
        await using var host = await DeskHost.StartAsync();
        using var response = await host.SendAsync(host.Post("/push/desk/echo", """{"text":"null"}"""));
        await BadRequestTests.IsProblemAsync(response, 500, "internal");
        await Assert.ThrowsAsync<ArgumentNullException>(async () => await host.Publisher.News().PublishAsync(null!, TestContext.Current.CancellationToken));
    }

    static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("application/json")]
    [InlineData("application/json; charset=utf-8")]
    [InlineData("application/json;charset=\"UTF-8\"")]
    [InlineData("Application/JSON")]
    public async Task Call_GivesResultUnstored(string type)
    {
        await using var host = await DeskHost.StartAsync();
        var content = new ByteArrayContent(Encoding.UTF8.GetBytes("""{"text":"hé"}"""));
        content.Headers.TryAddWithoutValidation("Content-Type", type);
        using var response = await host.SendAsync(new HttpRequestMessage(HttpMethod.Post, "/push/desk/echo") { Content = content });
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("application/json", response.Content.Headers.ContentType!.ToString());
        Assert.Equal("no-store", response.Headers.CacheControl!.ToString());
        Assert.Equal("hé", (await DeskHost.JsonAsync(response)).GetString());
    }

    [Fact]
    public async Task Call_WithoutResult_Is204_AndNullResultIs200Null()
    {
        await using var host = await DeskHost.StartAsync();
        using var none = await host.SendAsync(host.Post("/push/desk/reset", "{}"));
        Assert.Equal(HttpStatusCode.NoContent, none.StatusCode);
        using var found = await host.SendAsync(host.Post("/push/desk/find", """{"text":""}"""));
        Assert.Equal(HttpStatusCode.OK, found.StatusCode);
        Assert.Equal("null", await found.Content.ReadAsStringAsync(Token));
    }

    [Fact]
    public async Task Call_SeesKeyAndUser()
    {
        await using var host = await DeskHost.StartAsync();
        const string key = "0123456789-0123456789-x";
        using var withKey = await host.SendAsync(host.Post("/push/desk/echo", """{"text":"key"}""", ("Idempotency-Key", key)));
        Assert.Equal(key, (await DeskHost.JsonAsync(withKey)).GetString());
        using var withUser = await host.SendAsync(host.Post("/push/desk/echo", """{"text":"user"}""", ("X-User", "ann")));
        Assert.Equal("ann", (await DeskHost.JsonAsync(withUser)).GetString());
        using var anonymous = await host.SendAsync(host.Post("/push/desk/echo", """{"text":"user"}"""));
        await BadRequestTests.IsProblemAsync(anonymous, 401, "unauthenticated");
    }

    [Fact]
    public async Task Handler_ThatThrows_TellsItsOwnErrorAndNothingElse()
    {
        await using var host = await DeskHost.StartAsync();
        using var own = await host.SendAsync(host.Post("/push/desk/fail", """{"text":"own"}"""));
        Assert.Equal("3", own.Headers.RetryAfter!.ToString());
        await BadRequestTests.IsProblemAsync(own, 409, "sold-out");
        using var other = await host.SendAsync(host.Post("/push/desk/fail", """{"text":"other"}"""));
        await BadRequestTests.IsProblemAsync(other, 500, "internal");
    }

    [Fact]
    public async Task Handler_ThatThrows_TellsTheTextInDevelopment()
    {
        await using var host = await DeskHost.StartAsync(environment: Environments.Development);
        using var response = await host.SendAsync(host.Post("/push/desk/fail", """{"text":"other"}"""));
        Assert.Contains("secret of the handler", await response.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Client_ThatLeaves_CancelsTheHandler()
    {
        await using var host = await DeskHost.StartAsync();
        using var leaving = new CancellationTokenSource();
        var call = host.Client.SendAsync(host.Post("/push/desk/block", "{}"), leaving.Token);
        await host.Probe.Started.Task.WaitAsync(DeskHost.Patience, Token);
        await leaving.CancelAsync();
        await host.Probe.Canceled.Task.WaitAsync(DeskHost.Patience, Token);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
    }

    [Fact]
    public async Task Call_ThatTakesTooLong_Is504()
    {
        await using var host = await DeskHost.StartAsync(options => options.CallTimeout = TimeSpan.FromSeconds(5));
        var call = host.SendAsync(host.Post("/push/desk/block", "{}"));
        await host.Probe.Started.Task.WaitAsync(DeskHost.Patience, Token);
        host.Time.Advance(TimeSpan.FromSeconds(5));
        using var response = await call;
        await BadRequestTests.IsProblemAsync(response, 504, "call-timeout");
    }

    [Fact]
    public async Task Body_LargerThanItsFirstBuffer_IsReadWhole()
    {
        await using var host = await DeskHost.StartAsync();
        string text = new('x', 300_000);
        var request = host.Post("/push/desk/echo", $$"""{"text":"{{text}}"}""");
        request.Headers.TransferEncodingChunked = true;
        using var response = await host.SendAsync(request);
        Assert.Equal(text, (await DeskHost.JsonAsync(response)).GetString());
    }
}
