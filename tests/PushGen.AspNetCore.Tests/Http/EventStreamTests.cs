using System.Net;
using System.Net.Sockets;
using System.Text;
using PushGen.AspNetCore.Tests.Contract;

namespace PushGen.AspNetCore.Tests.Http;

/// <summary>Section 2.2 of the protocol.</summary>
public sealed class EventStreamTests
{
    const string Live = "event: push.live\ndata: {}";

    static CancellationToken Token => TestContext.Current.CancellationToken;

    static ValueTask<PushCursor> PublishAsync(Topic<Quote> topic, int bid) => topic.PublishAsync(new Quote("A", bid), Token);

    [Fact]
    public async Task Headers_KeepEverybodyFromStoringOrBuffering()
    {
        await using var host = await DeskHost.StartAsync();
        using var events = await host.EventsAsync("/push/desk/quotes?symbol=A");
        var headers = events.Response.Headers;
        Assert.Equal("no-store, no-transform", headers.NonValidated["Cache-Control"].ToString());
        Assert.Equal("no", headers.GetValues("X-Accel-Buffering").Single());
        Assert.Equal("Accept, Origin, Last-Event-ID", string.Join(", ", headers.GetValues("Vary")));
        Assert.Empty(events.Response.Content.Headers.ContentEncoding);
    }

    [Fact]
    public async Task Ready_ComesBeforeAnyItemAndIsTheStart()
    {
        await using var host = await DeskHost.StartAsync();
        using var events = await host.EventsAsync("/push/desk/quotes?symbol=A");
        string ready = await events.NextAsync("retry: ");
        Assert.InRange(int.Parse(EventReader.Field(ready, "retry")!, null), 1000, 3000);
        Assert.Equal(host.Publisher.Quotes("A").Head.ToString(), EventReader.Field(ready, "id"));
        await events.NextAsync(Live);
    }

    [Fact]
    public async Task Resume_GoesOnAfterTheCursor()
    {
        await using var host = await DeskHost.StartAsync();
        var topic = host.Publisher.Quotes("A");
        var first = await PublishAsync(topic, 1);
        var second = await PublishAsync(topic, 2);
        using var events = await host.EventsAsync("/push/desk/quotes?symbol=A", ("Last-Event-ID", first.ToString()));
        Assert.Equal(first.ToString(), EventReader.Field(await events.NextAsync("retry: "), "id"));
        await events.NextAsync($"id: {second}\n");
        await events.NextAsync(Live);
    }

    [Fact]
    public async Task Gap_ReadyHasTheOldCursorAndOnlyTheGapMovesIt()
    {
        await using var host = await DeskHost.StartAsync();
        var topic = host.Publisher.Short("A");
        var cursors = new List<PushCursor>();
        for (int i = 1; i <= 6; i++)
            cursors.Add(await PublishAsync(topic, i));
        using var events = await host.EventsAsync("/push/desk/short?symbol=A", ("Last-Event-ID", cursors[0].ToString()));
        Assert.Equal(cursors[0].ToString(), EventReader.Field(await events.NextAsync("retry: "), "id"));
        Assert.Equal($$"""
            event: push.gap
            id: {{cursors[2]}}
            data: {"reason":"trimmed","requested":"{{cursors[0]}}","to":"{{cursors[2]}}","lost":2}
            """, await events.NextAsync());
        await events.NextAsync($"id: {cursors[3]}\n");
    }

    [Fact]
    public async Task Gap_OfUnreadableCursor_ReadyHasNoId()
    {
        await using var host = await DeskHost.StartAsync();
        var cursor = await PublishAsync(host.Publisher.Quotes("A"), 1);
        using var events = await host.EventsAsync("/push/desk/quotes?symbol=A", ("Last-Event-ID", "nonsense"));
        Assert.Null(EventReader.Field(await events.NextAsync("retry: "), "id"));
        await events.NextAsync("event: push.gap\nid: ");
        await events.NextAsync($"id: {cursor}\n");
    }

    [Fact]
    public async Task Gap_WithGapFail_IsTheLastEventWithIdEnd()
    {
        await using var host = await DeskHost.StartAsync();
        await PublishAsync(host.Publisher.Quotes("A"), 1);
        using var events = await host.EventsAsync("/push/desk/quotes?symbol=A&gap=fail", ("Last-Event-ID", "nonsense"));
        await events.NextAsync("retry: ");
        await events.NextAsync("event: push.gap\nid: end\n");
        Assert.Null(await events.NextAsync());
    }

    [Theory]
    [InlineData("/push/desk/quotes?symbol=A")]
    [InlineData("/push/desk/quotes?symbol=BROKEN")]     // without look-up: the gate is not asked
    [InlineData("/push/~/0123456789abcdefghijkl")]
    public async Task LastEventIdEnd_Is204(string path)
    {
        await using var host = await DeskHost.StartAsync();
        using var response = await host.SendAsync(host.Get(path, ("Last-Event-ID", "end"), ("Accept", "text/event-stream")));
        Assert.Equal(HttpStatusCode.NoContent, response.StatusCode);
    }

    [Fact]
    public async Task Silence_IsBrokenByHeartbeats()
    {
        await using var host = await DeskHost.StartAsync();
        var topic = host.Publisher.Quotes("A");
        using var events = await host.EventsAsync("/push/desk/quotes?symbol=A");
        await events.NextAsync("retry: ");
        await events.NextAsync(Live);
        var beat = events.NextAsync();
        var turned = await Eventually.DoneAsync(beat, host.Time, TimeSpan.FromSeconds(1));
        Assert.InRange(turned.TotalSeconds, 15, 3600);
        Assert.Equal(":", await beat);
        var cursor = await PublishAsync(topic, 1);
        await events.NextAsync($"id: {cursor}\n");
    }

    [Fact]
    public async Task Lifetime_EndsWithByeAndLosesNothing()
    {
        await using var host = await DeskHost.StartAsync(options => options.EventStreamLifetime = TimeSpan.FromSeconds(10));
        using var events = await host.EventsAsync("/push/desk/quotes?symbol=A");
        await events.NextAsync("retry: ");
        await events.NextAsync(Live);
        var bye = events.NextAsync();
        var turned = await Eventually.DoneAsync(bye, host.Time, TimeSpan.FromSeconds(0.5));
        Assert.InRange(turned.TotalSeconds, 9, 3600);
        Assert.Equal("event: push.bye\ndata: {\"reason\":\"lifetime\",\"after\":0}", await bye);
        Assert.Null(await events.NextAsync());
        Assert.Equal(0, host.Publisher.Quotes("A").SubscriberCount);
    }

    [Fact]
    public async Task Gate_ThatFails_IsByeAndNoErrorForEventSource()
    {
        await using var host = await DeskHost.StartAsync();
        using var events = await host.EventsAsync("/push/desk/quotes?symbol=BROKEN");
        string bye = await events.NextAsync("retry: ");
        Assert.Equal("push.bye", EventReader.Field(bye, "event"));
        Assert.Contains("\"reason\":\"internal\"", bye, StringComparison.Ordinal);
        Assert.Null(await events.NextAsync());
    }

    [Theory]
    [InlineData("/push/desk/quotes?symbol=CLOSED", 403, "forbidden")]
    [InlineData("/push/desk/quotes", 400, "params-invalid")]
    [InlineData("/push/desk/quotes?symbol=A&after=nonsense", 400, "cursor-invalid")]
    [InlineData("/push/desk/nothing", 404, "no-operation")]
    [InlineData("/push/~/0123456789abcdefghijkl", 404, "no-stream")]
    public async Task WhatWillNotGetBetter_IsAnError(string path, int status, string code)
    {
        await using var host = await DeskHost.StartAsync();
        using var response = await host.SendAsync(host.Get(path, ("Accept", "text/event-stream")));
        await BadRequestTests.IsProblemAsync(response, status, code);
    }

    [Fact]
    public async Task ManyItems_AllComeInOrder()
    {
        await using var host = await DeskHost.StartAsync();
        var topic = host.Publisher.Quotes("A");
        using var events = await host.EventsAsync("/push/desk/quotes?symbol=A");
        await events.NextAsync("retry: ");
        await events.NextAsync(Live);
        var publishing = Task.Run(async () =>
        {
            for (int i = 1; i <= 900; i++)
                await PublishAsync(topic, i);
        }, Token);
        for (int i = 1; i <= 900; i++)
            Assert.EndsWith($"\"bid\":{i}}}", await events.NextAsync("id: "));
        await publishing;
    }

    [Fact]
    public async Task Client_ThatLeaves_LeavesNoReader()
    {
        await using var host = await DeskHost.StartAsync();
        var topic = host.Publisher.Quotes("A");
        using (var events = await host.EventsAsync("/push/desk/quotes?symbol=A"))
            await Eventually.TrueAsync(() => topic.SubscriberCount == 1);
        await Eventually.TrueAsync(() => topic.SubscriberCount == 0);
    }

    [Fact]
    public async Task Client_ThatTakesNothing_IsCutAfterTheWriteTimeout()
    {
        await using var host = await DeskHost.StartAsync();
        var topic = host.Publisher.Quotes("A");
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { ReceiveBufferSize = 4096 };
        await socket.ConnectAsync(IPAddress.Loopback, host.Address.Port, Token);
        await socket.SendAsync(Encoding.ASCII.GetBytes("GET /push/desk/quotes?symbol=A HTTP/1.1\r\nHost: localhost\r\nAccept: text/event-stream\r\n\r\n"), Token);
        await Eventually.TrueAsync(() => topic.SubscriberCount == 1);
        string large = new('x', 200_000);
        for (int i = 0; i < 20; i++)        // the retention is 4 MiB: more than the socket's buffers take
            await topic.PublishAsync(new Quote(large, i), Token);
        var gone = Eventually.TrueAsync(() => topic.SubscriberCount == 0);
        var turned = await Eventually.DoneAsync(gone, host.Time, TimeSpan.FromSeconds(1));
        Assert.True(turned >= TimeSpan.FromSeconds(29), $"cut after {turned}");
    }

    [Fact]
    public async Task LatestTopic_TellsSkipsAndGoesOn()
    {
        await using var host = await DeskHost.StartAsync();
        var topic = host.Publisher.Level("A");
        var first = await PublishAsync(topic, 1);
        await PublishAsync(topic, 2);
        var third = await PublishAsync(topic, 3);
        using var events = await host.EventsAsync("/push/desk/level?symbol=A&gap=fail", ("Last-Event-ID", first.ToString()));
        await events.NextAsync("retry: ");
        Assert.Contains("\"reason\":\"skipped\"", await events.NextAsync("event: push.gap"), StringComparison.Ordinal);
        await events.NextAsync($"id: {third}\n");
        await events.NextAsync(Live);
    }
}
