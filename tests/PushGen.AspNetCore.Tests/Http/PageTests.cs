using System.Net;
using PushGen.AspNetCore.Tests.Contract;

namespace PushGen.AspNetCore.Tests.Http;

/// <summary>Section 2.1 of the protocol.</summary>
public sealed class PageTests
{
    static CancellationToken Token => TestContext.Current.CancellationToken;

    static async Task<PushCursor[]> PublishAsync(Topic<Quote> topic, int count)
    {
        var cursors = new PushCursor[count];
        for (int i = 0; i < count; i++)
            cursors[i] = await topic.PublishAsync(new Quote("A", i + 1), Token);
        return cursors;
    }

    [Fact]
    public async Task Page_HasTheHeadersOfTheProtocol_AndItsLength()
    {
        await using var host = await DeskHost.StartAsync();
        var cursor = (await PublishAsync(host.Publisher.Quotes("A"), 2))[^1];
        using var response = await host.SendAsync(host.Get("/push/desk/quotes?symbol=A"));
        Assert.Equal("application/json", response.Content.Headers.ContentType!.ToString());
        Assert.Equal((await response.Content.ReadAsByteArrayAsync(Token)).Length, response.Content.Headers.ContentLength);
        Assert.Equal("no-store", response.Headers.CacheControl!.ToString());
        Assert.Equal("Accept, Origin, Last-Event-ID", string.Join(", ", response.Headers.GetValues("Vary")));
        Assert.Equal("nosniff", response.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Equal("same-origin", response.Headers.GetValues("Cross-Origin-Resource-Policy").Single());
        Assert.Equal("no-referrer", response.Headers.GetValues("Referrer-Policy").Single());
        Assert.Equal(cursor.ToString(), response.Headers.GetValues("PushGen-Cursor").Single());
        Assert.Equal(DeskContract.Info.Hash, response.Headers.GetValues("PushGen-Contract").Single());
    }

    [Theory]
    [InlineData("", 3)]                     // a look at what there is
    [InlineData("&wait=25", 1)]             // the start of a subscriber: the topic's replay
    [InlineData("&wait=0", 1)]
    [InlineData("&after=earliest&wait=25", 3)]
    [InlineData("&after=latest&wait=25", 0)]
    public async Task Page_WithoutFullCursor_StartsByTheRulesAndIsNeverHeld(string query, int items)
    {
        await using var host = await DeskHost.StartAsync();
        var cursors = await PublishAsync(host.Publisher.Quotes("A"), 3);
        var page = await host.PageAsync("/push/desk/quotes?symbol=A" + query);
        Assert.Equal(items, page.GetProperty("items").GetArrayLength());
        Assert.Equal(cursors[2].ToString(), page.GetProperty("cursor").GetString());
        Assert.True(page.GetProperty("upToDate").GetBoolean());
    }

    [Fact]
    public async Task Page_OfNameNeverPublishedTo_GivesCursorToWaitFromAndLeavesNoLog()
    {
        await using var host = await DeskHost.StartAsync();
        var page = await host.PageAsync("/push/desk/quotes?symbol=NEW&wait=25");
        Assert.Equal(host.Publisher.Quotes("NEW").Head.ToString(), page.GetProperty("cursor").GetString());
        Assert.Equal(0, ((PushTopics)host.Services.GetService(typeof(PushTopics))!).Store.Count);
    }

    [Fact]
    public async Task Page_WithLimit_SaysThatThereIsMore()
    {
        await using var host = await DeskHost.StartAsync();
        var cursors = await PublishAsync(host.Publisher.Quotes("A"), 5);
        var page = await host.PageAsync($"/push/desk/quotes?symbol=A&after={cursors[0]}&limit=2");
        Assert.Equal(2, page.GetProperty("items").GetArrayLength());
        Assert.Equal(cursors[2].ToString(), page.GetProperty("cursor").GetString());
        Assert.False(page.GetProperty("upToDate").GetBoolean());
    }

    [Fact]
    public async Task Page_IsAtMostAMebibyte()
    {
        await using var host = await DeskHost.StartAsync();
        var topic = host.Publisher.Quotes("A");
        for (int i = 0; i < 6; i++)
            await topic.PublishAsync(new Quote(new string('x', 250_000), i), Token);
        var page = await host.PageAsync("/push/desk/quotes?symbol=A");
        Assert.Equal(4, page.GetProperty("items").GetArrayLength());
        Assert.False(page.GetProperty("upToDate").GetBoolean());
    }

    [Fact]
    public async Task IdleTopic_IsDropped_AndItsReaderGoesOn()
    {
        await using var host = await DeskHost.StartAsync();
        var store = ((PushTopics)host.Services.GetService(typeof(PushTopics))!).Store;
        var cursor = (await PublishAsync(host.Publisher.Quotes("A"), 3))[^1];
        await PublishAsync(host.Publisher.News(), 1);
        await Eventually.DoneAsync(Eventually.TrueAsync(() => store.Count == 1), host.Time, TimeSpan.FromMinutes(5));
        Assert.NotNull(store.Find("desk/news"));        // without a key there is only one of it
        Assert.Equal($$"""{"items":[],"cursor":"{{cursor}}","upToDate":true}""", (await host.PageAsync($"/push/desk/quotes?symbol=A&after={cursor}")).GetRawText());
    }

    [Fact]
    public async Task HeldPoll_IsAnsweredByAnItem()
    {
        await using var host = await DeskHost.StartAsync();
        var topic = host.Publisher.Quotes("A");
        var cursor = (await PublishAsync(topic, 1))[0];
        var poll = host.PageAsync($"/push/desk/quotes?symbol=A&after={cursor}&wait=25");
        await Eventually.TrueAsync(() => topic.SubscriberCount == 1);
        Assert.False(poll.IsCompleted);
        var next = await topic.PublishAsync(new Quote("A", 7), Token);
        Assert.Equal(next.ToString(), (await poll).GetProperty("cursor").GetString());
        await Eventually.TrueAsync(() => topic.SubscriberCount == 0);
    }

    [Fact]
    public async Task HeldPoll_WhenTimeIsUp_IsEmptyWithTheCursorAsked()
    {
        await using var host = await DeskHost.StartAsync();
        var topic = host.Publisher.Quotes("A");
        var cursor = (await PublishAsync(topic, 1))[0];
        var poll = host.PageAsync($"/push/desk/quotes?symbol=A&after={cursor}&wait=25");
        await Eventually.TrueAsync(() => topic.SubscriberCount == 1);
        var turned = await Eventually.DoneAsync(poll, host.Time, TimeSpan.FromSeconds(5));
        Assert.InRange(turned, TimeSpan.FromSeconds(25), TimeSpan.FromHours(1));
        Assert.Equal($$"""{"items":[],"cursor":"{{cursor}}","upToDate":true}""", (await poll).GetRawText());
    }

    [Fact]
    public async Task HeldPoll_WhoseClientLeaves_LeavesNoReader()
    {
        await using var host = await DeskHost.StartAsync();
        var topic = host.Publisher.Quotes("A");
        var cursor = (await PublishAsync(topic, 1))[0];
        using var leaving = new CancellationTokenSource();
        var poll = host.Client.GetAsync($"/push/desk/quotes?symbol=A&after={cursor}&wait=25", leaving.Token);
        await Eventually.TrueAsync(() => topic.SubscriberCount == 1);
        await leaving.CancelAsync();
        await Eventually.TrueAsync(() => topic.SubscriberCount == 0);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => poll);
    }

    [Fact]
    public async Task Page_AfterTrimmedCursor_HasGapBeforeItems()
    {
        await using var host = await DeskHost.StartAsync();
        var cursors = await PublishAsync(host.Publisher.Short("A"), 6);     // keeps 3
        var page = await host.PageAsync($"/push/desk/short?symbol=A&after={cursors[0]}&wait=25");
        Assert.StartsWith($$"""{"gap":{"reason":"trimmed","requested":"{{cursors[0]}}","to":"{{cursors[2]}}","lost":2},"items":[{"c":"{{cursors[3]}}",""", page.GetRawText());
        page = await host.PageAsync($"/push/desk/short?symbol=A&after={cursors[0]}&gap=latest&wait=25");
        Assert.Equal($$$"""{"gap":{"reason":"trimmed","requested":"{{{cursors[0]}}}","to":"{{{cursors[5]}}}","lost":5},"items":[],"cursor":"{{{cursors[5]}}}","upToDate":true}""", page.GetRawText());
    }

    [Fact]
    public async Task Page_WithGapFail_Is410WithTheGapsMembers()
    {
        await using var host = await DeskHost.StartAsync();
        var cursors = await PublishAsync(host.Publisher.Short("A"), 6);
        using var response = await host.SendAsync(host.Get($"/push/desk/short?symbol=A&after={cursors[0]}&gap=fail"));
        Assert.Equal(HttpStatusCode.Gone, response.StatusCode);
        var problem = await DeskHost.JsonAsync(response);
        Assert.Equal("gap", problem.GetProperty("code").GetString());
        Assert.Equal("trimmed", problem.GetProperty("reason").GetString());
        Assert.Equal(2, problem.GetProperty("lost").GetInt64());
        Assert.Equal(cursors[2].ToString(), problem.GetProperty("to").GetString());
    }

    [Fact]
    public async Task Page_UnreadableCursor_Is400InTheQueryAndGapInTheHeader()
    {
        await using var host = await DeskHost.StartAsync();
        await PublishAsync(host.Publisher.Quotes("A"), 1);
        using var response = await host.SendAsync(host.Get("/push/desk/quotes?symbol=A&after=nonsense"));
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal("cursor-invalid", (await DeskHost.JsonAsync(response)).GetProperty("code").GetString());
        foreach (var page in new[] { await host.PageAsync("/push/desk/quotes?symbol=A&wait=5", ("Last-Event-ID", "nonsense")), await host.PageAsync("/push/desk/quotes?symbol=A&lastEventId=nonsense") })
        {
            Assert.Equal("invalid", page.GetProperty("gap").GetProperty("reason").GetString());
            Assert.False(page.GetProperty("gap").TryGetProperty("requested", out _));
            Assert.Equal(1, page.GetProperty("items").GetArrayLength());
        }
    }

    [Fact]
    public async Task LastEventId_WinsOverAfter()
    {
        await using var host = await DeskHost.StartAsync();
        var cursors = await PublishAsync(host.Publisher.Quotes("A"), 3);
        var page = await host.PageAsync($"/push/desk/quotes?symbol=A&after={cursors[0]}", ("Last-Event-ID", cursors[1].ToString()));
        Assert.Equal(1, page.GetProperty("items").GetArrayLength());
        page = await host.PageAsync($"/push/desk/quotes?symbol=A&after={cursors[0]}&lastEventId={cursors[1]}");
        Assert.Equal(1, page.GetProperty("items").GetArrayLength());
    }

    [Fact]
    public async Task Page_OfLatestTopic_SkipsToTheNewest()
    {
        await using var host = await DeskHost.StartAsync();
        var cursors = await PublishAsync(host.Publisher.Level("A"), 5);
        var page = await host.PageAsync($"/push/desk/level?symbol=A&after={cursors[0]}&gap=fail");
        Assert.Equal("skipped", page.GetProperty("gap").GetProperty("reason").GetString());
        Assert.Equal(cursors[4].ToString(), page.GetProperty("items")[0].GetProperty("c").GetString());
    }

    [Fact]
    public async Task PublicPage_IsCacheableOnlyWithFullCursorAndItemsAndWithoutWait()
    {
        await using var host = await DeskHost.StartAsync();
        var cursors = await PublishAsync(host.Publisher.News(), 2);
        Assert.Equal("public, max-age=60", await CacheAsync($"?after={cursors[0]}"));
        Assert.Equal("no-store", await CacheAsync($"?after={cursors[0]}&wait=0"));
        Assert.Equal("no-store", await CacheAsync($"?after={cursors[1]}"));
        Assert.Equal("no-store", await CacheAsync("?after=earliest"));
        Assert.Equal("no-store", await CacheAsync(""));

        async Task<string> CacheAsync(string query)
        {
            using var response = await host.SendAsync(host.Get("/push/desk/news" + query));
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
            return response.Headers.NonValidated["Cache-Control"].ToString();
        }
    }

    [Fact]
    public async Task TopicPerUser_IsTheCallersOwn()
    {
        await using var host = await DeskHost.StartAsync();
        await PublishAsync(host.Publisher.Fills("ann"), 2);
        Assert.Equal(2, (await host.PageAsync("/push/desk/fills", ("X-User", "ann"))).GetProperty("items").GetArrayLength());
        Assert.Equal(0, (await host.PageAsync("/push/desk/fills", ("X-User", "bob"))).GetProperty("items").GetArrayLength());
    }

    [Fact]
    public async Task Page_WithCacheBuster_IgnoresIt()
    {
        await using var host = await DeskHost.StartAsync();
        Assert.Equal(0, (await host.PageAsync("/push/desk/quotes?symbol=A&_=1&_=2&_x=")).GetProperty("items").GetArrayLength());
    }
}
