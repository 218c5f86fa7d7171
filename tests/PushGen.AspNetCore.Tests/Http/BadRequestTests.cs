using System.Net.Http.Headers;
using System.Text;

namespace PushGen.AspNetCore.Tests.Http;

/// <summary>Every bad input has its answer, as problem details.</summary>
public sealed class BadRequestTests
{
    const string Key = "0123456789abcdefghijkl";

    static readonly string LongKey = new('x', 2001);

    public static TheoryData<string, string, int, string> Reads => new()
    {
        { "GET", "/push/desk/quotes", 400, "params-invalid" },
        { "GET", "/push/desk/quotes?symbol=A&symbol=B", 400, "params-invalid" },
        { "GET", "/push/desk/quotes?symbol=A&extra=1", 400, "params-invalid" },
        { "GET", "/push/desk/quotes?symbol=MSFT&limit=", 400, "params-invalid" },
        { "GET", "/push/desk/quotes?symbol=MSFT&=", 400, "params-invalid" },
        { "GET", "/push/desk/quotes?Symbol=A", 400, "params-invalid" },
        { "GET", "/push/desk/quotes?symbol=" + LongKey, 400, "params-invalid" },
        { "GET", "/push/desk/quotes?symbol=A&after=nonsense", 400, "cursor-invalid" },
        { "GET", "/push/desk/quotes?symbol=A&after=", 400, "params-invalid" },
        { "GET", "/push/desk/quotes?symbol=A&after=latest&after=latest", 400, "params-invalid" },
        { "GET", "/push/desk/quotes?symbol=A&wait=61", 400, "params-invalid" },
        { "GET", "/push/desk/quotes?symbol=A&wait=-1", 400, "params-invalid" },
        { "GET", "/push/desk/quotes?symbol=A&wait=soon", 400, "params-invalid" },
        { "GET", "/push/desk/quotes?symbol=A&limit=0", 400, "params-invalid" },
        { "GET", "/push/desk/quotes?symbol=A&limit=1001", 400, "params-invalid" },
        { "GET", "/push/desk/quotes?symbol=A&gap=ignore", 400, "params-invalid" },
        { "GET", "/push/desk/quotes?symbol=CLOSED", 403, "forbidden" },
        { "GET", "/push/desk/quotes?symbol=BROKEN", 500, "internal" },
        { "GET", "/push/desk/fills", 401, "unauthenticated" },
        { "GET", "/push/desk/nothing", 404, "no-operation" },
        { "GET", "/push/desk", 404, "no-operation" },
        { "GET", "/push/other/quotes", 404, "no-operation" },
        { "GET", "/push/~/" + Key, 404, "no-stream" },
        { "DELETE", "/push/~/" + Key, 404, "no-stream" },
        { "GET", "/push/~/" + Key + "?symbol=A", 400, "params-invalid" },
        { "GET", "/push?x=1", 400, "params-invalid" },
    };

    [Theory, MemberData(nameof(Reads))]
    public async Task Read_Refused(string method, string path, int status, string code)
    {
        await using var host = await DeskHost.StartAsync();
        using var response = await host.SendAsync(new HttpRequestMessage(new HttpMethod(method), path));
        await IsProblemAsync(response, status, code);
    }

    [Theory]
    [InlineData("POST", "/push/desk/quotes?symbol=A", "GET")]
    [InlineData("HEAD", "/push/desk/quotes?symbol=A", "GET")]
    [InlineData("OPTIONS", "/push/desk/quotes?symbol=A", "GET")]
    [InlineData("DELETE", "/push/desk/quotes?symbol=A", "GET")]
    [InlineData("GET", "/push/desk/echo", "POST")]
    [InlineData("PUT", "/push/desk/echo", "POST")]
    [InlineData("GET", "/push/desk/count", "POST")]
    [InlineData("PUT", "/push/~/" + Key, "GET, DELETE")]
    [InlineData("HEAD", "/push/~/" + Key, "GET, DELETE")]
    [InlineData("POST", "/push", "GET")]
    public async Task OtherMethod_Is405WithAllow(string method, string path, string allow)
    {
        await using var host = await DeskHost.StartAsync();
        using var response = await host.SendAsync(new HttpRequestMessage(new HttpMethod(method), path));
        Assert.Equal(allow, string.Join(", ", response.Content.Headers.Allow));
        if (method == "HEAD")
            Assert.Equal(405, (int)response.StatusCode);
        else
            await IsProblemAsync(response, 405, "method-not-allowed");
    }

    [Theory]
    [InlineData("text/html", false)]
    [InlineData("application/xml, text/*", false)]
    [InlineData("*/*;q=0", false)]
    [InlineData("*/*, application/json;q=0", false)]
    [InlineData("text/event-stream;q=0, text/plain", false)]
    [InlineData("text/event-stream;q=0, */*", true)]
    [InlineData("*/*", true)]
    [InlineData("application/*;q=0.1", true)]
    [InlineData("text/html, application/json;q=0.5", true)]
    public async Task Page_AcceptDecides(string accept, bool taken)
    {
        await using var host = await DeskHost.StartAsync();
        using var response = await host.SendAsync(host.Get("/push/desk/quotes?symbol=A", ("Accept", accept)));
        if (taken)
            Assert.Equal("application/json", response.Content.Headers.ContentType!.ToString());
        else
            await IsProblemAsync(response, 406, "not-acceptable");
    }

    [Theory]
    [InlineData("text/event-stream")]
    [InlineData("application/json, TEXT/event-stream;q=0.1")]
    public async Task Events_WhereNamed(string accept)
    {
        await using var host = await DeskHost.StartAsync();
        using var response = await host.SendAsync(host.Get("/push/desk/quotes?symbol=A", ("Accept", accept)));
        Assert.Equal("text/event-stream", response.Content.Headers.ContentType!.ToString());
    }

    [Theory]
    [InlineData("/push/desk/echo", null)]
    [InlineData("/push/desk/echo", "text/plain")]
    [InlineData("/push/desk/echo", "application/x-www-form-urlencoded")]
    [InlineData("/push/desk/echo", "application/json; charset=utf-16")]
    [InlineData("/push/desk/echo", "application/json; version=1")]
    [InlineData("/push/desk/echo", "application/problem+json")]
    [InlineData("/push/desk/reset", null)]
    [InlineData("/push/desk/count", "text/plain")]
    [InlineData("/push/desk/sum", "application/json")]
    public async Task Post_OfOtherMediaType_Is415(string path, string? type)
    {
        await using var host = await DeskHost.StartAsync();
        var content = new ByteArrayContent(Encoding.UTF8.GetBytes("""{"text":"x"}"""));
        content.Headers.ContentType = type is null ? null : MediaTypeHeaderValue.Parse(type);
        using var response = await host.SendAsync(new HttpRequestMessage(HttpMethod.Post, path) { Content = content });
        await IsProblemAsync(response, 415, "unsupported-media-type");
    }

    [Theory]
    [InlineData("/push/desk/echo", "", 400, "body-invalid")]
    [InlineData("/push/desk/echo", "{", 400, "body-invalid")]
    [InlineData("/push/desk/echo", "[1]", 400, "body-invalid")]
    [InlineData("/push/desk/echo", "{}", 400, "body-invalid")]
    [InlineData("/push/desk/echo", """{"text":null}""", 400, "body-invalid")]
    [InlineData("/push/desk/echo", """{"text":5}""", 400, "body-invalid")]
    [InlineData("/push/desk/echo", """{"text":"a"} trailing""", 400, "body-invalid")]
    [InlineData("/push/desk/echo?x=1", """{"text":"a"}""", 400, "params-invalid")]
    [InlineData("/push/desk/count", """{"to":"many"}""", 400, "body-invalid")]
    [InlineData("/push/desk/count?symbol=A", """{"to":1}""", 400, "params-invalid")]
    [InlineData("/push/desk/nothing", "{}", 404, "no-operation")]
    public async Task Post_Refused(string path, string body, int status, string code)
    {
        await using var host = await DeskHost.StartAsync();
        using var response = await host.SendAsync(host.Post(path, body));
        await IsProblemAsync(response, status, code);
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task Post_TooLarge_Is413(bool lengthKnown)
    {
        await using var host = await DeskHost.StartAsync(options => options.MaxCallBytes = 100);
        var request = host.Post("/push/desk/echo", $$"""{"text":"{{new string('x', 200)}}"}""");
        request.Headers.TransferEncodingChunked = !lengthKnown;
        using var response = await host.SendAsync(request);
        await IsProblemAsync(response, 413, "too-large");
    }

    [Theory, InlineData("short"), InlineData("with a blank in the middle")]
    public async Task Post_WithKeyThatIsNone_Is400(string key)
    {
        await using var host = await DeskHost.StartAsync();
        using var call = await host.SendAsync(host.Post("/push/desk/echo", """{"text":"x"}""", ("Idempotency-Key", key)));
        await IsProblemAsync(call, 400, "params-invalid");
        using var stream = await host.SendAsync(host.Post("/push/desk/count", """{"to":1}""", ("Idempotency-Key", key)));
        await IsProblemAsync(stream, 400, "params-invalid");
    }

    internal static async Task IsProblemAsync(HttpResponseMessage response, int status, string code)
    {
        Assert.Equal((status, "application/problem+json"), ((int)response.StatusCode, response.Content.Headers.ContentType?.ToString()));
        Assert.Equal("no-store", response.Headers.CacheControl!.ToString());
        var problem = await DeskHost.JsonAsync(response);
        Assert.Equal((code, "urn:pushgen:" + code, status), (problem.GetProperty("code").GetString(), problem.GetProperty("type").GetString(), problem.GetProperty("status").GetInt32()));
        Assert.DoesNotContain("secret", problem.GetRawText(), StringComparison.Ordinal);
    }
}
