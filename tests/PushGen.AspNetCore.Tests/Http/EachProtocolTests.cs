using System.Net;
using PushGen.AspNetCore.Tests.Contract;

namespace PushGen.AspNetCore.Tests.Http;

/// <summary>One of each over HTTP/1.1 and, with prior knowledge, HTTP/2.</summary>
public sealed class EachProtocolTests
{
    [Theory, InlineData(false), InlineData(true)]
    public async Task Page_OfPublishedTopic_HasItems(bool http2)
    {
        await using var host = await DeskHost.StartAsync(http2: http2);
        var cursor = await host.Publisher.Quotes("MSFT").PublishAsync(new Quote("MSFT", 410), TestContext.Current.CancellationToken);
        var page = await host.PageAsync("/push/desk/quotes?symbol=MSFT");
        Assert.Equal($$$"""{"items":[{"c":"{{{cursor}}}","d":{"symbol":"MSFT","bid":410}}],"cursor":"{{{cursor}}}","upToDate":true}""", page.GetRawText());
    }

    [Theory, InlineData(false), InlineData(true)]
    public async Task Events_ReplayThenLiveThenNew(bool http2)
    {
        await using var host = await DeskHost.StartAsync(http2: http2);
        var topic = host.Publisher.Quotes("MSFT");
        var first = await topic.PublishAsync(new Quote("MSFT", 1), TestContext.Current.CancellationToken);
        using var events = await host.EventsAsync("/push/desk/quotes?symbol=MSFT");
        string ready = await events.NextAsync("retry: ");
        Assert.Equal("push.ready", EventReader.Field(ready, "event"));
        Assert.Equal("""{"heartbeat":15}""", EventReader.Field(ready, "data"));
        Assert.Equal($$"""
            id: {{first}}
            data: {"symbol":"MSFT","bid":1}
            """, await events.NextAsync());
        Assert.Equal("event: push.live\ndata: {}", await events.NextAsync());
        var second = await topic.PublishAsync(new Quote("MSFT", 2), TestContext.Current.CancellationToken);
        await events.NextAsync($"id: {second}\n");
    }

    [Theory, InlineData(false), InlineData(true)]
    public async Task Call_GivesResult(bool http2)
    {
        await using var host = await DeskHost.StartAsync(http2: http2);
        using var response = await host.SendAsync(host.Post("/push/desk/echo", """{"text":"hi"}"""));
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("\"hi\"", (await DeskHost.JsonAsync(response)).GetRawText());
    }
}
