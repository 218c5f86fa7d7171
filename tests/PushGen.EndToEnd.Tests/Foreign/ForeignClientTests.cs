using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using PushGen.EndToEnd.Tests.Browser;

namespace PushGen.EndToEnd.Tests.Foreign;

/// <summary>Clients of others read a topic, are cut in the middle of an item, come back by themselves and have every item once.</summary>
public sealed class ForeignClientTests
{
    const int CutAfter = 6000;

    const string Key = """{"room":"a"}""";

    static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task NodeEventSource_ThatIsCut_MissesNothing()
    {
        await using var server = await ForeignServer.StartAsync(CutAfter);
        using var script = Script.Node("event-source.mjs", server.Topic + "&after=earliest");
        await ReadLinesAsync(server, script);
    }

    [Fact]
    public async Task NodeLongPoll_ThatIsCut_MissesNothing()
    {
        await using var server = await ForeignServer.StartAsync(CutAfter);
        using var script = Script.Node("poll.mjs", server.Topic);
        await ReadLinesAsync(server, script, byCursor: false);      // the first answer is cut: there is no cursor yet
    }

    [Fact]
    public async Task NodeWebSocket_ThatIsCut_MissesNothing()
    {
        await using var server = await ForeignServer.StartAsync(CutAfter);
        using var script = Script.Node("socket.mjs", server.Socket, "behaviour/notes", Key);
        await ReadLinesAsync(server, script, byCursor: false);      // the cursor is in a frame
    }

    [Fact]
    public async Task CurlEventStream_ThatIsCut_MissesNothing()
    {
        await using var server = await ForeignServer.StartAsync(CutAfter);
        using var script = Script.Shell("events.sh", server.Topic + "&after=earliest");
        await ReadLinesAsync(server, script);
    }

    [Fact]
    public async Task CurlLongPoll_ThatIsCut_MissesNothing()
    {
        await using var server = await ForeignServer.StartAsync(CutAfter / 6);
        using var script = Script.Shell("poll.sh", server.Topic + "&limit=20");
        var items = new List<(string, string)>();
        while (items.Count < ForeignServer.Items)
        {
            if (items.Count == ForeignServer.Items / 2)
                await server.PublishTheRestAsync();
            using var page = JsonDocument.Parse(await script.LineAsync());
            items.AddRange(page.RootElement.GetProperty("items").EnumerateArray().Select(item => (item.GetProperty("c").GetString()!, item.GetProperty("d").GetRawText())));
        }
        server.AssertAll(items);
        server.AssertResumed(byCursor: false);
    }

    [Fact]
    public async Task ClientWebSocket_ThatIsCut_MissesNothing()
    {
        await using var server = await ForeignServer.StartAsync(CutAfter);
        var items = new List<(string Cursor, string Json)>();
        for (int connection = 1; items.Count < ForeignServer.Items; connection++)
        {
            using var socket = new ClientWebSocket();
            socket.Options.AddSubProtocol("pushgen.v1");
            await socket.ConnectAsync(new(server.Socket), Token);
            string after = items.Count == 0 ? "earliest" : items[^1].Cursor;
            await socket.SendAsync(Encoding.UTF8.GetBytes($$"""{"t":"sub","i":1,"m":"behaviour/notes","a":{{Key}},"after":"{{after}}"}"""), WebSocketMessageType.Text, true, Token);
            while (items.Count < ForeignServer.Items && await ReceiveAsync(socket) is { } message)
            {
                foreach (var frame in message.ValueKind == JsonValueKind.Array ? [.. message.EnumerateArray()] : new[] { message })
                {
                    if (frame.GetProperty("t").ValueEquals("items"))
                        items.AddRange(frame.GetProperty("items").EnumerateArray().Select(item => (item.GetProperty("c").GetString()!, item.GetProperty("d").GetRawText())));
                }
                if (items.Count == ForeignServer.Items / 2)
                    await server.PublishTheRestAsync();
            }
        }
        server.AssertAll(items);
        server.AssertResumed(byCursor: false);
    }

    [Fact]
    public async Task Browser_ThatIsCut_MissesNothing()
    {
        var reported = new TaskCompletionSource<List<string[]>>();
        await using var server = await ForeignServer.StartAsync(CutAfter, app =>
        {
            app.MapGet("/", () => Results.Content(File.ReadAllText(Repository.File("tests/PushGen.EndToEnd.Tests/Foreign/browser.html")) + Reporting, "text/html"));
            app.MapPost("/report", async (HttpContext http) => reported.TrySetResult((await JsonSerializer.DeserializeAsync<List<string[]>>(http.Request.Body))!));
        });
        using var browser = new Chromium($"{server.Origin}/?topic={Uri.EscapeDataString(server.Topic + "&after=earliest")}");
        await server.PublishTheRestAsync();

        server.AssertAll((await reported.Task.WaitAsync(3 * Limits.Long, Token)).Select(item => (item[0], item[1])));
        server.AssertResumed();
    }

    const string Reporting = """
        <script>
        new MutationObserver(() => {
          const items = [...document.querySelectorAll('#items li')].map(item => [item.dataset.cursor, item.textContent]);
          if (items.length >= 300) fetch('/report', { method: 'POST', body: JSON.stringify(items) });
        }).observe(document.getElementById('items'), { childList: true });
        </script>
        """;

    /// <summary>Reads lines of a cursor and an item each.</summary>
    static async Task ReadLinesAsync(ForeignServer server, Script script, bool byCursor = true)
    {
        var items = new List<(string, string)>();
        while (items.Count < ForeignServer.Items)
        {
            if (items.Count == ForeignServer.Items / 2)
                await server.PublishTheRestAsync();
            string[] line = (await script.LineAsync()).Split(' ', 2);
            items.Add((line[0], line[1]));
        }
        server.AssertAll(items);
        server.AssertResumed(byCursor);
    }

    /// <summary>The next message; null if the connection is cut.</summary>
    static async Task<JsonElement?> ReceiveAsync(ClientWebSocket socket)
    {
        var message = new MemoryStream();
        var buffer = new byte[1000];
        try
        {
            ValueWebSocketReceiveResult part;
            do
            {
                part = await socket.ReceiveAsync(buffer.AsMemory(), Token).AsTask().WaitAsync(Limits.Long, Token);
                message.Write(buffer, 0, part.Count);
            }
            while (!part.EndOfMessage);
        }
        catch (WebSocketException)
        {
            return null;
        }
        return JsonElement.Parse(message.ToArray());
    }
}
