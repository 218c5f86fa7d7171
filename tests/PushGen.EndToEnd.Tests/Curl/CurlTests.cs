using System.Diagnostics;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace PushGen.EndToEnd.Tests.Curl;

/// <summary>The lines of docs/protocol.md, section 9, read from that page and run by a shell with real curl.</summary>
public sealed class CurlTests : IAsyncLifetime
{
    static CancellationToken Token => TestContext.Current.CancellationToken;

    WebApplication app = null!;
    string cursor = "";

    public async ValueTask InitializeAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddPush().AddTrading<TradingServer>();
        app = builder.Build();
        app.MapPush("/push").MapTrading();
        await app.StartAsync(Token);
        var topic = app.Services.GetRequiredService<TradingPublisher>().Quotes("MSFT");
        cursor = (await topic.PublishAsync(new Quote("MSFT", 410.1m, 410.3m), Token)).ToString();
        await topic.PublishAsync(new Quote("MSFT", 410.2m, 410.4m), Token);
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    [Fact]
    public async Task Page_GivesAllThatIsRetained()
    {
        string page = await RunAsync(Line("quotes?symbol=MSFT\"", without: ["-N", "after"]));

        Assert.Contains("\"d\":{\"symbol\":\"MSFT\",\"bid\":410.1,\"ask\":410.3}", page, StringComparison.Ordinal);
        Assert.Contains("\"bid\":410.2", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task LongPoll_GivesWhatIsAfterTheCursor()
    {
        string page = await RunAsync(Line("after=$C", without: []));

        Assert.DoesNotContain("410.1", page, StringComparison.Ordinal);
        Assert.Contains("\"bid\":410.2", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task EventStream_BeginsWithReadyAndTheReplayedItem()
    {
        string text = await RunAsync(Line("event-stream' \"$B/trading/quotes", without: ["Last-Event-ID"]), until: "push.live");

        Assert.StartsWith("retry: ", text, StringComparison.Ordinal);
        Assert.Contains("event: push.ready", text, StringComparison.Ordinal);
        Assert.Contains("data: {\"symbol\":\"MSFT\",\"bid\":410.2,\"ask\":410.4}\n\n", text, StringComparison.Ordinal);
        Assert.DoesNotContain("410.1", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task EventStream_WithLastEventId_GoesOnAfterIt()
    {
        string text = await RunAsync(Line("Last-Event-ID: $C", without: []), until: "push.live");

        Assert.Contains($"id: {cursor}\n", text, StringComparison.Ordinal);
        Assert.Contains("\"bid\":410.2", text, StringComparison.Ordinal);
        Assert.DoesNotContain("\"bid\":410.1", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Call_Answers() => Assert.Equal("""{"id":"order-MSFT","quantity":1}""", await RunAsync(Line("place-order", without: [])));

    [Fact]
    public async Task Stream_RunsToItsEnd()
    {
        string text = await RunAsync(Line("backtest", without: []));

        Assert.Equal(3, text.Split("data: {\"open\":").Length - 1);
        Assert.Contains("event: push.end\nid: end\ndata: {\"reason\":\"completed\"}\n\n", text, StringComparison.Ordinal);
    }

    /// <summary>The one line of section 9 that has <paramref name="part"/> and none of <paramref name="without"/>.</summary>
    static string Line(string part, string[] without)
    {
        string page = File.ReadAllText(Repository.File("docs/protocol.md"));
        string section = page[page.IndexOf("## 9.", StringComparison.Ordinal)..];
        return Assert.Single(section.Split('\n'), line => line.StartsWith("curl ", StringComparison.Ordinal)
            && line.Contains(part, StringComparison.Ordinal) && !without.Any(other => line.Contains(other, StringComparison.Ordinal)));
    }

    /// <summary>Runs a line to its end, or until it has printed something.</summary>
    async Task<string> RunAsync(string line, string? until = null)
    {
        Tools.Find("curl");
        var start = new ProcessStartInfo(Tools.Find("sh"), ["-c", "exec " + line]) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["B"] = app.Urls.Single() + "/push";
        start.Environment["C"] = cursor;
        using var process = Process.Start(start)!;
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(Token);
        timeout.CancelAfter(Limits.Long);
        var text = new StringBuilder();
        var buffer = new char[4096];
        while (until is null || !text.ToString().Contains(until, StringComparison.Ordinal))
        {
            int count = await process.StandardOutput.ReadAsync(buffer, timeout.Token);
            if (count == 0)
                break;
            text.Append(buffer, 0, count);
        }
        process.Kill();
        return text.ToString();
    }
}
