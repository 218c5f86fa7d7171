using System.Net;
using PushGen.AspNetCore.Tests.Contract;

namespace PushGen.AspNetCore.Tests.Http;

/// <summary>The server says goodbye and is not kept from stopping.</summary>
public sealed class DrainTests
{
    static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory, InlineData(false), InlineData(true)]
    public async Task HeldPoll_IsAnsweredWithBye(bool http2)
    {
        await using var host = await DeskHost.StartAsync(http2: http2);
        var topic = host.Publisher.Quotes("A");
        var cursor = await topic.PublishAsync(new Quote("A", 1), Token);
        var poll = host.SendAsync(host.Get($"/push/desk/quotes?symbol=A&after={cursor}&wait=60"));
        await Eventually.TrueAsync(() => topic.SubscriberCount == 1);
        await host.StopAsync().WaitAsync(DeskHost.Patience, Token);
        using var response = await poll;
        Assert.Equal(http2 ? null : true, response.Headers.ConnectionClose);
        var page = await DeskHost.JsonAsync(response);
        Assert.Equal(cursor.ToString(), page.GetProperty("cursor").GetString());
        Assert.Equal("drain", page.GetProperty("bye").GetProperty("reason").GetString());
        Assert.InRange(page.GetProperty("bye").GetProperty("after").GetDouble(), 0, 10);
    }

    [Theory, InlineData(false), InlineData(true)]
    public async Task Events_EndWithBye(bool http2)
    {
        await using var host = await DeskHost.StartAsync(http2: http2);
        using var events = await host.EventsAsync("/push/desk/quotes?symbol=A");
        await events.NextAsync("retry: ");
        await events.NextAsync("event: push.live");
        var stopping = host.StopAsync();
        string bye = await events.NextAsync("event: push.bye\ndata: {\"reason\":\"drain\",\"after\":");
        Assert.Null(EventReader.Field(bye, "id"));
        Assert.Null(await events.NextAsync());
        await stopping.WaitAsync(DeskHost.Patience, Token);
    }

    /// <summary>What is in the log may be gone with the server. A reader that comes back meanwhile gets it too.</summary>
    [Fact]
    public async Task Events_ThatAReaderLacks_ComeBeforeBye()
    {
        await using var host = await DeskHost.StartAsync();
        var cursor = await host.Publisher.News().PublishAsync(new Quote("A", 1), Token);
        for (int i = 2; i <= 3; i++)
            await host.Publisher.News().PublishAsync(new Quote("A", i), Token);
        using var call = new HttpRequestMessage(HttpMethod.Post, "/push/desk/block") { Content = new StringContent("{}", null, "application/json") };
        var running = host.SendAsync(call);      // keeps the server from being gone before the other asks
        await host.Probe.Started.Task.WaitAsync(DeskHost.Patience, Token);
        host.BeginStop();

        using var events = await host.EventsAsync($"/push/desk/news?after={cursor}");
        await events.NextAsync("retry: ");
        for (int i = 2; i <= 3; i++)
            Assert.Contains($"\"bid\":{i}", await events.NextAsync("id: "), StringComparison.Ordinal);
        await events.NextAsync("event: push.live");
        await events.NextAsync("event: push.bye");
        host.Client.CancelPendingRequests();
        await Assert.ThrowsAnyAsync<Exception>(() => running);
    }

    [Fact]
    public async Task NewRequestsWhileDraining_AreToldToComeBack()
    {
        await using var host = await DeskHost.StartAsync();
        var cursor = await host.Publisher.News().PublishAsync(new Quote("A", 1), Token);
        using var call = new HttpRequestMessage(HttpMethod.Post, "/push/desk/block") { Content = new StringContent("{}", null, "application/json") };
        var running = host.SendAsync(call);      // keeps the server from being gone before the others ask
        await host.Probe.Started.Task.WaitAsync(DeskHost.Patience, Token);
        host.BeginStop();
        using var events = await host.EventsAsync("/push/desk/news");
        Assert.Equal("push.bye", EventReader.Field(await events.NextAsync("retry: "), "event"));
        Assert.Null(await events.NextAsync());
        using var response = await host.SendAsync(host.Get($"/push/desk/news?after=earliest"));
        var page = await DeskHost.JsonAsync(response);
        Assert.Equal(cursor.ToString(), page.GetProperty("items")[0].GetProperty("c").GetString());
        Assert.True(page.TryGetProperty("bye", out _));
        Assert.Equal("no-store", response.Headers.CacheControl!.ToString());
        host.Client.CancelPendingRequests();
        await Assert.ThrowsAnyAsync<Exception>(() => running);
    }

    [Fact]
    public async Task StreamsHeldPoll_IsAnsweredWithItsEnd_WhenTheServerStops()
    {
        await using var host = await DeskHost.StartAsync();
        using var started = await host.SendAsync(host.Post("/push/desk/count", """{"to":3,"held":1}"""));
        string cursor = (await DeskHost.JsonAsync(started)).GetProperty("cursor").GetString()!;
        var poll = host.PageAsync($"{started.Headers.Location!.OriginalString}?after={cursor}&wait=60");
        await Task.Delay(200, Token);      // held by now; if not, the answer is the same
        host.BeginStop();
        var page = await poll;
        Assert.Equal("failed", page.GetProperty("end").GetProperty("reason").GetString());
        Assert.Equal("draining", page.GetProperty("end").GetProperty("p").GetProperty("code").GetString());
        Assert.False(page.TryGetProperty("bye", out _));
    }

    [Fact]
    public async Task Stream_WhoseServerStops_EndsForItsReaders()
    {
        await using var host = await DeskHost.StartAsync();
        using var events = await host.EventsAsync(host.Post("/push/desk/count", """{"to":3,"held":1}"""));
        await events.NextAsync("retry: ");
        await host.StopAsync().WaitAsync(DeskHost.Patience, Token);
        string? last = null;
        while (await events.NextAsync() is { } block)
            last = block;
        Assert.Contains("event: push.end", last, StringComparison.Ordinal);
        Assert.Contains("\"draining\"", last, StringComparison.Ordinal);
        await host.Probe.Canceled.Task.WaitAsync(DeskHost.Patience, Token);
    }
}
