namespace PushGen.EndToEnd.Tests.Behaviour;

public abstract partial class BehaviourTests
{
    [Fact]
    public async Task Topic_PublishedBeforeAndAfterSubscribing_ComesInOrder()
    {
        await using var server = await StartAsync();
        await using var client = Client(server);
        var topic = server.Publisher.Notes("a");
        await PublishAsync(topic, 1, 3);

        var taking = Take(client.Notes("a").FromEarliest(), 6);
        await PublishAsync(topic, 4, 6);

        Assert.Equal([1, 2, 3, 4, 5, 6], (await taking).Select(note => note.Number));
    }

    [Fact]
    public async Task Topic_NewSubscriber_GetsTheReplayedItemThenWhatFollows()
    {
        await using var server = await StartAsync();
        await using var client = Client(server);
        var topic = server.Publisher.Notes("a");
        await PublishAsync(topic, 1, 3);

        await using var notes = client.Notes("a").GetAsyncEnumerator(Token);
        Assert.True(await notes.MoveNextAsync());
        Assert.Equal(3, notes.Current.Number);
        await PublishAsync(topic, 4, 4);
        Assert.True(await notes.MoveNextAsync());
        Assert.Equal(4, notes.Current.Number);
    }

    [Fact]
    public async Task Topic_FromLatest_GivesOnlyWhatComesLater()
    {
        await using var server = await StartAsync();
        await using var client = Client(server);
        var topic = server.Publisher.Notes("a");
        await PublishAsync(topic, 1, 3);

        var taking = Take(client.Notes("a").FromLatest(), 1);
        await Limits.Until(() => topic.SubscriberCount == 1);
        await PublishAsync(topic, 4, 4);

        Assert.Equal(4, Assert.Single(await taking).Number);
    }

    [Fact]
    public async Task Topic_ThatNobodyPublishedTo_CanBeSubscribed()
    {
        await using var server = await StartAsync();
        await using var client = Client(server);
        var topic = server.Publisher.Notes("silent");

        var taking = Take(client.Notes("silent"), 1);
        await Limits.Until(() => topic.SubscriberCount == 1);
        await PublishAsync(topic, 1, 1);

        Assert.Equal(1, Assert.Single(await taking).Number);
    }

    [Fact]
    public async Task Topic_TenThousandItems_ComeCompleteAndInOrder()
    {
        await using var server = await StartAsync();
        await using var client = Client(server);
        var topic = server.Publisher.Notes("many");

        var taking = Take(client.Notes("many").FromEarliest(), 10_000);
        await PublishAsync(topic, 1, 10_000);

        Assert.Equal(Enumerable.Range(1, 10_000), (await taking).Select(note => note.Number));
    }

    [Fact]
    public async Task Topic_WithCursors_LaterSubscriptionGoesOnAfterTheCursor()
    {
        await using var server = await StartAsync();
        await using var client = Client(server);
        await PublishAsync(server.Publisher.Notes("a"), 1, 5);

        var first = await Take(client.Notes("a").FromEarliest().WithCursors(), 2);
        var text = first[^1].Cursor.ToString();     // as an application would store it
        var rest = await Take(client.Notes("a").From(PushCursor.Parse(text)), 3);

        Assert.Equal([3, 4, 5], rest.Select(note => note.Number));
    }

    [Fact]
    public async Task Topic_Keys_AreApart()
    {
        await using var server = await StartAsync();
        await using var client = Client(server);
        await PublishAsync(server.Publisher.Notes("a&b=c"), 1, 1);
        await PublishAsync(server.Publisher.Notes("ä €/?#"), 2, 2);
        await PublishAsync(server.Publisher.Notes(""), 3, 3);

        Assert.Equal(1, Assert.Single(await Take(client.Notes("a&b=c"), 1)).Number);
        Assert.Equal(2, Assert.Single(await Take(client.Notes("ä €/?#"), 1)).Number);
        Assert.Equal(3, Assert.Single(await Take(client.Notes(""), 1)).Number);
    }

    [Fact]
    public async Task Topic_KeyOfSeveralParts_FindsItsLog()
    {
        await using var server = await StartAsync();
        await using var client = Client(server);
        var day = new DateOnly(2026, 2, 28);
        await PublishAsync(server.Publisher.Slot(-7, Colour.Green, day, true), 1, 1);
        await PublishAsync(server.Publisher.Slot(-7, Colour.Green, day, true, "x"), 2, 2);

        Assert.Equal(1, Assert.Single(await Take(client.Slot(-7, Colour.Green, day, true).FromEarliest(), 1)).Number);
        Assert.Equal(2, Assert.Single(await Take(client.Slot(-7, Colour.Green, day, true, "x").FromEarliest(), 1)).Number);
    }

    [Fact]
    public async Task Topic_Gated_IsOpenOnlyAsTheServerClassSays()
    {
        await using var server = await StartAsync();
        await using var client = Client(server);
        await PublishAsync(server.Publisher.Secret("open"), 1, 1);

        Assert.Single(await Take(client.Secret("open").FromEarliest(), 1));
        var refused = await Throws<PushException>(() => Take(client.Secret("closed").FromEarliest(), 1));
        Assert.Equal((PushErrorCodes.Forbidden, 403), (refused.Code, refused.Status));
    }

    [Fact]
    public async Task Topic_PerUser_RefusesTheAnonymous()
    {
        await using var server = await StartAsync();
        await using var client = Client(server);

        var refused = await Throws<PushException>(() => Take(client.Mine(), 1));
        Assert.Equal((PushErrorCodes.Unauthenticated, 401), (refused.Code, refused.Status));
    }

    [Fact]
    public async Task Topic_LatestOnly_SkipsToTheNewestInSilence()
    {
        await using var server = await StartAsync();
        await using var client = Client(server);
        await PublishAsync(server.Publisher.Newest(), 1, 50);

        var notes = await Take(client.Newest().FromEarliest(), 1);

        Assert.Equal(50, Assert.Single(notes).Number);
    }

    [Fact]
    public async Task Topic_LeavingTheLoop_EndsTheSubscriptionOnTheServer()
    {
        await using var server = await StartAsync();
        await using var client = Client(server);
        var topic = server.Publisher.Notes("a");
        await PublishAsync(topic, 1, 1);

        await using (var notes = client.Notes("a").GetAsyncEnumerator(Token))
        {
            Assert.True(await notes.MoveNextAsync());
            await Limits.Until(() => topic.SubscriberCount == 1);
        }

        await Limits.Until(() => topic.SubscriberCount == 0);
    }

    [Fact]
    public async Task Topic_Canceled_ThrowsAndEndsTheSubscriptionOnTheServer()
    {
        await using var server = await StartAsync();
        await using var client = Client(server);
        var topic = server.Publisher.Notes("a");
        using var canceling = new CancellationTokenSource();

        var taking = Task.Run(async () => await client.Notes("a", canceling.Token).ToListAsync(Token), Token);
        await Limits.Until(() => topic.SubscriberCount == 1);
        await canceling.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => taking.WaitAsync(Limits.Long, Token));
        await Limits.Until(() => topic.SubscriberCount == 0);
    }

    [Fact]
    public async Task Topic_ManySubscriptionsOfOneClient_DoNotDisturbEachOther()
    {
        await using var server = await StartAsync();
        await using var client = Client(server);
        var rooms = Enumerable.Range(0, 20).Select(i => $"room {i}").ToArray();

        var taking = rooms.Select(room => Take(client.Notes(room).FromEarliest(), 50)).ToArray();
        for (int i = 1; i <= 50; i++)
        {
            foreach (var room in rooms)
                await PublishAsync(server.Publisher.Notes(room), i, i);
        }

        foreach (var notes in await Task.WhenAll(taking))
            Assert.Equal(Enumerable.Range(1, 50), notes.Select(note => note.Number));
    }

    [Fact]
    public async Task Topic_ThroughTheContractsInterface_Works()
    {
        await using var server = await StartAsync();
        await using var client = Client(server);
        IBehaviour contract = client;
        await PublishAsync(server.Publisher.Notes("a"), 1, 1);

        Assert.Equal(1, Assert.Single(await Take(contract.Notes("a", Token), 1)).Number);
    }
}
