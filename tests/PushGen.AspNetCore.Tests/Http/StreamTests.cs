using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http.Timeouts;
using PushGen.AspNetCore.Streams;
using PushGen.AspNetCore.Topics;

namespace PushGen.AspNetCore.Tests.Http;

/// <summary>Streams over HTTP: sections 2 and 5 of the protocol.</summary>
public sealed class StreamTests
{
    const string Key = "0123456789-abcdefghijkl";

    static CancellationToken Token => TestContext.Current.CancellationToken;

    static async Task<(string Location, JsonElement Body)> StartAsync(DeskHost host, string arguments, params (string, string)[] headers)
    {
        using var response = await host.SendAsync(host.Post("/push/desk/count", arguments, headers));
        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        return (response.Headers.Location!.OriginalString, await DeskHost.JsonAsync(response));
    }

    [Fact]
    public async Task Post_Is201WithLocationThatIsRead()
    {
        await using var host = await DeskHost.StartAsync();
        var (location, body) = await StartAsync(host, """{"to":3}""");
        string id = body.GetProperty("stream").GetString()!;
        Assert.Equal("/push/~/" + id, location);
        string cursor = body.GetProperty("cursor").GetString()!;
        var numbers = new List<int>();
        JsonElement page;
        do
        {
            page = await host.PageAsync($"{location}?after={cursor}&wait=25");
            numbers.AddRange(page.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("d").GetInt32()));
            cursor = page.GetProperty("cursor").GetString()!;
        }
        while (!page.TryGetProperty("end", out _));
        Assert.Equal([1, 2, 3], numbers);
        Assert.Equal("""{"reason":"completed"}""", page.GetProperty("end").GetRawText());
        page = await host.PageAsync($"{location}?after={cursor}&wait=60");      // at the end at once, and again
        Assert.True(page.TryGetProperty("end", out _));
        Assert.Equal(0, page.GetProperty("items").GetArrayLength());
    }

    [Theory, InlineData(false), InlineData(true)]
    public async Task Post_WithAcceptEvents_GivesThemAtOnce(bool http2)
    {
        await using var host = await DeskHost.StartAsync(http2: http2);
        using var events = await host.EventsAsync(host.Post("/push/desk/count", """{"to":2}"""));
        Assert.StartsWith("/push/~/", events.Response.Headers.Location!.OriginalString, StringComparison.Ordinal);
        string last = await ReadToEndAsync(events, 1, 2);
        Assert.Equal("event: push.end\nid: end\ndata: {\"reason\":\"completed\"}", last);
        Assert.Null(await events.NextAsync());
    }

    [Theory]
    [InlineData("text/event-stream", false, true)]
    [InlineData("text/event-stream", true, false)]
    [InlineData("application/json", false, false)]
    public async Task Post_WithAcceptEvents_IsNotForTheTimeoutOfAllRequests(string accept, bool hasItsOwn, bool disabled)
    {
        var timeout = new TimeoutProbe();
        await using var host = await DeskHost.StartAsync(
            map: (_, desk) =>
            {
                if (hasItsOwn)
                    desk.Count.WithRequestTimeout(TimeSpan.FromHours(1));
            },
            use: app => app.Use((http, next) =>
            {
                http.Features.Set<IHttpRequestTimeoutFeature>(timeout);
                return next(http);
            }));
        using var response = await host.SendAsync(host.Post("/push/desk/count", """{"to":2}""", ("Accept", accept)));
        Assert.True(response.IsSuccessStatusCode);
        Assert.Equal(disabled, timeout.IsDisabled);
    }

    sealed class TimeoutProbe : IHttpRequestTimeoutFeature
    {
        public bool IsDisabled { get; private set; }

        public CancellationToken RequestTimeoutToken => default;

        public void DisableTimeout() => IsDisabled = true;
    }

    /// <summary>Reads items, and gives the event after them.</summary>
    static async Task<string> ReadToEndAsync(EventReader events, params int[] expected)
    {
        await events.NextAsync("retry: ");
        var numbers = new List<int>();
        while (await events.NextAsync() is { } block)
        {
            if (block.StartsWith("id: ", StringComparison.Ordinal))
                numbers.Add(int.Parse(EventReader.Field(block, "data")!, null));
            else if (!block.StartsWith("event: push.live", StringComparison.Ordinal))
            {
                Assert.Equal(expected, numbers);
                return block;
            }
        }
        throw new EndOfStreamException();
    }

    [Fact]
    public async Task Events_FromLastItem_GiveTheEndAgain()
    {
        await using var host = await DeskHost.StartAsync();
        var (location, _) = await StartAsync(host, """{"to":2}""");
        string id;
        using (var events = await host.EventsAsync(location + "?after=earliest"))
        {
            await events.NextAsync("retry: ");
            await events.NextAsync("id: ");
            id = EventReader.Field(await events.NextAsync("id: "), "id")!;
        }
        using var again = await host.EventsAsync(location, ("Last-Event-ID", id));
        Assert.StartsWith("event: push.end", await ReadToEndAsync(again), StringComparison.Ordinal);
    }

    [Fact]
    public async Task SameKey_AttachesAndNeverStartsTwice()
    {
        await using var host = await DeskHost.StartAsync();
        var first = await StartAsync(host, """{"to":2}""", ("Idempotency-Key", Key));
        var second = await StartAsync(host, """{"to":2}""", ("Idempotency-Key", Key));
        Assert.Equal("/push/~/" + Key, first.Location);
        Assert.Equal(first.Body.GetRawText(), second.Body.GetRawText());
        using var events = await host.EventsAsync(host.Post("/push/desk/count", """{"to":2}""", ("Idempotency-Key", Key)));
        await ReadToEndAsync(events, 1, 2);
        using var rest = await host.EventsAsync(host.Post(
            "/push/desk/count", """{"to":2}""", ("Idempotency-Key", Key), ("Last-Event-ID", first.Body.GetProperty("cursor").GetString()!)));
        await ReadToEndAsync(rest, 1, 2);
        Assert.Equal(1, host.Probe.StreamsStarted);
    }

    [Fact]
    public async Task SameKey_WithOtherArguments_Is422()
    {
        await using var host = await DeskHost.StartAsync();
        await StartAsync(host, """{"to":2}""", ("Idempotency-Key", Key));
        using var response = await host.SendAsync(host.Post("/push/desk/count", """{"to":3}""", ("Idempotency-Key", Key)));
        await BadRequestTests.IsProblemAsync(response, 422, "key-reused");
    }

    [Theory]
    [InlineData(Key, "3f0w8k7x.0000000001b.7tq2mz")]
    [InlineData(Key, "nonsense")]
    [InlineData(null, "3f0w8k7x.0000000001b.7tq2mz")]
    public async Task Post_WithCursor_NeverStarts(string? key, string cursor)
    {
        await using var host = await DeskHost.StartAsync();
        (string, string)[] headers = key is null ? [("Last-Event-ID", cursor)] : [("Last-Event-ID", cursor), ("Idempotency-Key", key)];
        using var page = await host.SendAsync(host.Post("/push/desk/count", """{"to":2}""", headers));
        await BadRequestTests.IsProblemAsync(page, 404, "no-stream");
        using var events = await host.SendAsync(host.Post("/push/desk/count", """{"to":2}""", [.. headers, ("Accept", "text/event-stream")]));
        await BadRequestTests.IsProblemAsync(events, 404, "no-stream");
        Assert.Equal(0, host.Probe.StreamsStarted);
    }

    [Fact]
    public async Task AnothersStream_Is404()
    {
        await using var host = await DeskHost.StartAsync();
        var (location, _) = await StartAsync(host, """{"to":3,"held":2}""", ("X-User", "ann"));
        foreach (var request in new[] { host.Get(location, ("X-User", "bob")), host.Get(location), new HttpRequestMessage(HttpMethod.Delete, location) })
        {
            using var response = await host.SendAsync(request);
            await BadRequestTests.IsProblemAsync(response, 404, "no-stream");
        }
        Assert.Equal(HttpStatusCode.OK, (await host.SendAsync(host.Get(location, ("X-User", "ann")))).StatusCode);
    }

    [Fact]
    public async Task Delete_StopsTheIteratorAndIsIdempotent()
    {
        await using var host = await DeskHost.StartAsync();
        var (location, _) = await StartAsync(host, """{"to":3,"held":1}""");
        await Eventually.TrueAsync(() => host.Probe.StreamsStarted == 1);
        for (int i = 0; i < 2; i++)
        {
            using var response = await host.SendAsync(new HttpRequestMessage(HttpMethod.Delete, location));
            Assert.Equal(HttpStatusCode.NoContent, response.StatusCode);
        }
        await host.Probe.Canceled.Task.WaitAsync(DeskHost.Patience, Token);
        Assert.Equal("""{"reason":"canceled"}""", (await host.PageAsync(location)).GetProperty("end").GetRawText());
    }

    [Fact]
    public async Task Iterator_ThatThrows_EndsFailedWithItsProblem()
    {
        await using var host = await DeskHost.StartAsync(options => options.StreamUnreadBytes = 1024 * 1024);
        using var events = await host.EventsAsync(host.Post("/push/desk/count", """{"to":1000}"""));
        string last = await ReadToEndAsync(events, [.. Enumerable.Range(1, 665)]);
        Assert.Equal("""event: push.end|id: end|data: {"reason":"failed","p":{"type":"urn:pushgen:unlucky","code":"unlucky","status":418,"detail":"It is 666."}}""", last.Replace('\n', '|'));
    }

    [Fact]
    public async Task DroppedConnection_DoesNotCancel_ButNobodyForAMinuteDoes()
    {
        await using var host = await DeskHost.StartAsync();
        var registry = (StreamRegistry)host.Services.GetService(typeof(StreamRegistry))!;
        StreamRun run;
        using (var events = await host.EventsAsync(host.Post("/push/desk/count", """{"to":3,"held":2}""", ("Idempotency-Key", Key))))
        {
            run = registry.Find(PushContext.Anonymous, Key)!;
            await Eventually.TrueAsync(() => run.Log.ReaderCount == 1);
            host.Time.Advance(TimeSpan.FromMinutes(2));
        }
        await Eventually.TrueAsync(() => run.Log.ReaderCount == 0);
        Assert.Null(run.Log.End);
        host.Time.Advance(TimeSpan.FromSeconds(59));
        Assert.Null(run.Log.End);
        host.Time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(LogEnd.Orphaned, run.Log.End);
        await host.Probe.Canceled.Task.WaitAsync(DeskHost.Patience, Token);
    }

    [Fact]
    public async Task TooManyStreams_Is429AndByeForEvents()
    {
        await using var host = await DeskHost.StartAsync(options => options.MaxStreamsPerConnection = 1);
        await StartAsync(host, """{"to":3,"held":1}""", ("X-User", "ann"));
        using var response = await host.SendAsync(host.Post("/push/desk/count", """{"to":3}""", ("X-User", "ann")));
        Assert.NotNull(response.Headers.RetryAfter);
        await BadRequestTests.IsProblemAsync(response, 429, "too-many-streams");
        using var events = await host.EventsAsync(host.Post("/push/desk/count", """{"to":3}""", ("X-User", "ann")));
        Assert.EndsWith("""data: {"reason":"too-many-streams","after":1}""", await events.NextAsync("retry: "));
        await StartAsync(host, """{"to":3}""", ("X-User", "bob"));
    }

    [Fact]
    public async Task Location_IsRightUnderOuterGroupsAndPathBase()
    {
        await using var host = await DeskHost.StartAsync(use: app => Microsoft.AspNetCore.Builder.UsePathBaseExtensions.UsePathBase(app, "/base"), prefix: "/api/push");
        using var response = await host.SendAsync(host.Post("/base/api/push/desk/count/", """{"to":1}""", ("Idempotency-Key", Key)));
        Assert.Equal("/base/api/push/~/" + Key, response.Headers.Location!.OriginalString);
        await host.PageAsync("/base/api/push/~/" + Key);
    }
}
