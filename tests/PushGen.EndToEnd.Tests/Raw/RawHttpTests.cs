using Microsoft.Extensions.Logging;

namespace PushGen.EndToEnd.Tests.Raw;

/// <summary>Requests that no HTTP library would send. Each has its answer, which is never a 5xx, and nothing of it is an error in the log.</summary>
public sealed class RawHttpTests
{
    const string Notes = "/push/behaviour/notes?room=a";

    const int NoAnswer = 0;

    static string Get(string path, string headers = "") => $"GET {path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n{headers}\r\n";

    static string Post(string path, string headers, string body) => $"POST {path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n{headers}\r\n{body}";

    const string Json = "Content-Type: application/json\r\n";
    const string Chunked = "Transfer-Encoding: chunked\r\n";
    const string Lines = "Content-Type: application/x-ndjson\r\n";

    public static TheoryData<string, string, int> Requests => new()
    {
        { "NUL in the key", Get("/push/behaviour/notes?room=%00"), 200 },
        { "bad percent encoding", Get("/push/behaviour/notes?room=%zz%"), 200 },
        { "bytes that are no UTF-8", Get("/push/behaviour/notes?room=%ff%fe"), 200 },
        { "bad encoding in the name", Get("/push/behaviour/notes?%ff=a&room=a"), 400 },
        { "no name", Get("/push/behaviour/notes?=a"), 400 },
        { "only ampersands", Get("/push/behaviour/notes?&&&room=a&&"), 200 },
        { "long key", Get("/push/behaviour/notes?room=" + new string('x', 4000)), 400 },
        { "query above the server's limit", Get("/push/behaviour/notes?room=" + new string('x', 20_000)), 414 },
        { "a thousand parameters", Get(Notes + string.Concat(Enumerable.Range(0, 1000).Select(i => "&p" + i + "=1"))), 400 },
        { "cursor with CR LF NUL", Get(Notes + "&after=%0d%0a%00"), 400 },
        { "cursor of 8 KiB", Get(Notes + "&after=" + new string('0', 6000)), 400 },
        { "cursor in upper case", Get(Notes + "&after=3F0W8K7X.0000000001B.7TQ2MZ"), 400 },
        { "wait beyond all numbers", Get(Notes + "&wait=99999999999999999999999999999999999"), 400 },
        { "wait not a number", Get(Notes + "&wait=NaN"), 400 },
        { "Last-Event-ID of 8 KiB", Get(Notes, "Last-Event-ID: " + new string('z', 8192) + "\r\n"), 200 },
        { "Last-Event-ID twice", Get(Notes, "Last-Event-ID: end\r\nLast-Event-ID: end\r\n"), 200 },
        { "Last-Event-ID with odd bytes", Get(Notes, "Last-Event-ID: \x80\xff\x01\r\n"), 400 },
        { "Accept that is none", Get(Notes, "Accept: ;;;=\r\n"), 406 },
        { "Accept twice", Get(Notes, "Accept: text/html\r\nAccept: application/json\r\n"), 200 },
        { "Origin twice", Get(Notes, "Origin: http://x\r\nOrigin: http://x\r\n"), 403 },
        { "Origin null", Get(Notes, "Origin: null\r\n"), 403 },
        { "Origin that is no address", Get(Notes, "Origin: http://[\r\n"), 403 },
        { "Host with odd bytes", "GET /push HTTP/1.1\r\nHost: a b\r\n\r\n", 400 },
        { "stream with odd id", Get("/push/~/%00%ff..%2f"), 400 },
        { "handshake without key", Get("/push", "Upgrade: websocket\r\nSec-WebSocket-Version: 13\r\n").Replace("close", "Upgrade", StringComparison.Ordinal), 400 },
        { "handshake of another version", Get("/push", "Upgrade: websocket\r\nSec-WebSocket-Version: 99\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n").Replace("close", "Upgrade", StringComparison.Ordinal), 400 },
        { "body shorter than its length", Post("/push/behaviour/add", Json + "Content-Length: 100\r\n", "{\"a\":1"), NoAnswer },
        { "chunked body without end", Post("/push/behaviour/add", Json + Chunked, "5\r\n{\"a\":\r\n"), NoAnswer },
        { "chunk size that is none", Post("/push/behaviour/add", Json + Chunked, "zz\r\n"), 400 },
        { "chunk size beyond all numbers", Post("/push/behaviour/add", Json + Chunked, "ffffffffffffffff\r\n"), 400 },
        { "two lengths", Post("/push/behaviour/add", Json + "Content-Length: 7\r\nContent-Length: 8\r\n", "{\"a\":1}"), 400 },
        { "negative length", Post("/push/behaviour/add", Json + "Content-Length: -1\r\n", ""), 400 },
        { "length beyond the limit", Post("/push/behaviour/add", Json + "Content-Length: 99999999999\r\n", ""), 413 },
        { "no body at all", Post("/push/behaviour/add", Json, ""), 400 },
        { "stream started with half a body", Post("/push/behaviour/count", Json + "Content-Length: 100\r\n", "{\"from\":1,"), NoAnswer },
        { "stream as events with half a body", Post("/push/behaviour/count", "Accept: text/event-stream\r\n" + Json + Chunked, "5\r\n{\"fro"), NoAnswer },
        { "content types twice", Post("/push/behaviour/add", Json + Json + "Content-Length: 7\r\n", "{\"a\":1}"), 415 },
        { "keys twice", Post("/push/behaviour/add", Json + "Idempotency-Key: 0123456789012345678901\r\nIdempotency-Key: 0123456789012345678901\r\nContent-Length: 7\r\n", "{\"a\":1}"), 400 },
        { "deep JSON", Post("/push/behaviour/add", Json + "Content-Length: 20000\r\n", new string('[', 20_000)), 400 },
        { "deep JSON in an unknown argument", Post("/push/behaviour/add", Json + "Content-Length: 20010\r\n", "{\"a\":1,\"x\":" + new string('[', 19_999)), 400 },
        { "lone surrogate", Post("/push/behaviour/touch", Json + "Content-Length: 17\r\n", "{\"what\":\"\\ud800\"}"), 400 },
        { "lone surrogate as a name", Post("/push/behaviour/touch", Json + "Content-Length: 14\r\n", "{\"\\ud800\": 1 }"), 400 },
        { "no UTF-8 in a text", Post("/push/behaviour/touch", Json + "Content-Length: 12\r\n", "{\"what\":\"\xff\"}"), 400 },
        { "upload without end", Post("/push/behaviour/total", Lines + Chunked, "d\r\n{\"name\":\"a\"}\n\r\n2\r\n1\n\r\n"), NoAnswer },
        { "upload with a bad element", Post("/push/behaviour/total", Lines + Chunked, "d\r\n{\"name\":\"a\"}\n\r\n2\r\nx\n\r\n0\r\n\r\n"), 400 },
        { "upload with a lone surrogate", Post("/push/behaviour/total", Lines + "Content-Length: 18\r\n", "{\"name\":\"\\ud800\"}\n"), 400 },
    };

    [Theory, MemberData(nameof(Requests))]
    public async Task OddRequest_HasItsAnswer(string what, string request, int status)
    {
        Assert.NotEmpty(what);
        using var errors = new ErrorLog();
        await using var server = await PushServer.StartAsync(services: builder => builder.Logging.AddProvider(errors));
        using var client = await RawClient.ConnectAsync(server.Port);
        await client.SendAsync(request);
        if (status == NoAnswer)
            client.Finish();        // Kestrel gives such a connection up
        Assert.Equal(status, await client.StatusAsync());
        await server.StopAsync();
        errors.AssertEmpty();
    }

    /// <summary>A client that goes away in the middle is no failure of the server's.</summary>
    [Theory]
    [InlineData("POST /push/behaviour/add HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{\"a\":")]
    [InlineData("POST /push/behaviour/count HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n{\"fro\r\n")]
    [InlineData("POST /push/behaviour/count HTTP/1.1\r\nHost: x\r\nAccept: text/event-stream\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{\"fro")]
    [InlineData("POST /push/behaviour/total HTTP/1.1\r\nHost: x\r\nContent-Type: application/x-ndjson\r\nContent-Length: 100\r\n\r\n{\"name\":\"a\"}\n1\n")]
    public async Task BodyThatIsReset_IsNoErrorOfTheServers(string request)
    {
        using var errors = new ErrorLog();
        await using var server = await PushServer.StartAsync(services: builder => builder.Logging.AddProvider(errors));
        for (int i = 0; i < 30; i++)
        {
            using var client = await RawClient.ConnectAsync(server.Port);
            await client.SendAsync(request);
            await Task.Delay(i % 3, TestContext.Current.CancellationToken);
            client.Reset();
        }
        await server.StopAsync();
        errors.AssertEmpty();
    }

    /// <summary>What is left of a refused upload must not be taken for the next request.</summary>
    [Fact]
    public async Task RefusedUpload_LeavesTheConnectionInOrder()
    {
        using var errors = new ErrorLog();
        await using var server = await PushServer.StartAsync(services: builder => builder.Logging.AddProvider(errors));
        using var client = await RawClient.ConnectAsync(server.Port);
        string rest = string.Concat(Enumerable.Repeat("GET /none HTTP/1.1\r\n", 100));
        await client.SendAsync($"POST /push/behaviour/total HTTP/1.1\r\nHost: x\r\n{Lines}Content-Length: {15 + rest.Length}\r\n\r\n{{\"name\":\"a\"}}\nx\n{rest}{Get("/push")}");
        Assert.Equal(400, await client.StatusAsync());
        Assert.Equal(["HTTP/1.1 200"], (await client.RestAsync()).Split("HTTP/1.1").Skip(1).Select(answer => "HTTP/1.1" + answer[..4]));
        errors.AssertEmpty();
    }

    [Fact]
    public async Task UploadThatTakesTooLong_IsAnswered_AndTheConnectionGoesOn()
    {
        using var errors = new ErrorLog();
        await using var server = await PushServer.StartAsync(
            options: options => options.CallTimeout = TimeSpan.FromMilliseconds(20), services: builder => builder.Logging.AddProvider(errors));
        using var client = await RawClient.ConnectAsync(server.Port);
        await client.SendAsync($"POST /push/behaviour/total HTTP/1.1\r\nHost: x\r\n{Lines}Content-Length: 100\r\n\r\n{{\"name\":\"a\"}}\n1\n");
        Assert.Equal(504, await client.StatusAsync());
        await client.SendAsync(new string(' ', 85) + Get("/push"));
        Assert.Contains("HTTP/1.1 200", await client.RestAsync(), StringComparison.Ordinal);
        errors.AssertEmpty();
    }
}
