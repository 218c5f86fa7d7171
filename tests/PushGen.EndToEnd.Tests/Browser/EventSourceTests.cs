using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using PushGen.Tests;

namespace PushGen.EndToEnd.Tests.Browser;

/// <summary>What a real browser's EventSource makes of the server's event streams.</summary>
public sealed class EventSourceTests
{
    sealed record Seen(string Type, string Id, string Data);

    sealed record Report(List<Seen> Items, List<List<Seen>> Ends, List<List<Seen>> Byes);

    [Fact]
    public async Task EveryPayloadErrorAndRefusal_IsOneEvent_ForABrowser()
    {
        int seed = Random.Shared.Next();
        var reported = new TaskCompletionSource<Report>();
        await using var server = await PayloadServer.StartAsync(app =>
        {
            app.MapGet("/", () => Results.Content(File.ReadAllText(Repository.File("tests/PushGen.EndToEnd.Tests/Browser/payloads.html")), "text/html"));
            app.MapGet("/texts", () => Payloads.Injections);
            app.MapPost("/report", async (HttpContext http) => reported.TrySetResult((await JsonSerializer.DeserializeAsync<Report>(http.Request.Body, JsonSerializerOptions.Web))!));
        });
        var published = await server.PublishAsync("k", Payloads.All(new Random(seed)));

        using var browser = new Chromium(server.Origin);
        var report = await reported.Task.WaitAsync(3 * Limits.Long, TestContext.Current.CancellationToken);

        TestContext.Current.TestOutputHelper?.WriteLine($"seed {seed}: {report.Items.Count} events, {report.Ends.Count} ends, {report.Byes.Count} refusals");
        Assert.Equal(["push.ready", .. published.Select(_ => "message"), "push.live"], report.Items.Select(e => e.Type));
        PayloadTests.AssertSame(published, [.. report.Items[1..^1].Select(e => new SseReaderRun.Event(e.Type, e.Id, e.Data))]);
        Assert.Equal(published[^1].Id, report.Items[^1].Id);
        Assert.Equal(Payloads.Injections, report.Ends.Select(EndOf));
        Assert.Equal(Payloads.Injections, report.Byes.Select(ByeOf));
    }

    /// <summary>The code of a failed stream, whose end the browser saw once before it stopped for good.</summary>
    static string? EndOf(List<Seen> events)
    {
        Assert.Equal(["push.ready", "message", "push.end"], events.Select(e => e.Type).Where(type => type != "push.live"));
        var problem = JsonElement.Parse(events[^1].Data).GetProperty("p");
        Assert.Equal(("end", problem.GetProperty("detail").GetString()), (events[^1].Id, problem.GetProperty("code").GetString()));
        return problem.GetProperty("code").GetString();
    }

    static string? ByeOf(List<Seen> events)
    {
        Assert.Equal(("push.bye", ""), (Assert.Single(events).Type, events[0].Id));
        return JsonElement.Parse(events[0].Data).GetProperty("reason").GetString();
    }
}
