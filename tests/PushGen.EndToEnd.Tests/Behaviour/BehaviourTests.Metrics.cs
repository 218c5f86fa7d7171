namespace PushGen.EndToEnd.Tests.Behaviour;

public abstract partial class BehaviourTests
{
    [Fact]
    public async Task Metrics_TellOfConnectionsSubscriptionsItemsGapsStreamsAndCalls()
    {
        await using var server = await StartAsync();
        using var counters = new Counters(server);
        var topic = server.Publisher.Brief();
        await using (var client = Client(server))
        {
            await using var notes = client.Brief(Token).FromEarliest().OnGap(GapPolicy.FromEarliest).GetAsyncEnumerator(Token);
            var moving = notes.MoveNextAsync();
            await Limits.Until(() => counters[$"subscriptions {transport}"] == 1);
            Assert.Equal(1, counters[$"connections {transport}"]);
            await topic.PublishAsync(new Note(1), Token);
            Assert.True(await moving);

            await using var gapped = client.Brief(Token).From(Foreign).OnGap(GapPolicy.FromEarliest).GetAsyncEnumerator(Token);
            Assert.True(await gapped.MoveNextAsync());
            Assert.Equal((2, 1), (counters[$"items {transport}"], counters[$"gaps {transport} epoch"]));

            await using var forever = client.Forever("metrics", Token).GetAsyncEnumerator(Token);
            Assert.True(await forever.MoveNextAsync());
            Assert.Equal(1, counters["streams"]);
            await client.Add(1, 2, Token);
            await client.Book("metrics", cancellationToken: Token);
            await Throws<PushException>(() => client.Fail("no-credit", 402, Token));
        }
        await Limits.Until(() => counters[$"subscriptions {transport}"] == 0 && counters[$"connections {transport}"] == 0 && counters["streams"] == 0);
        Assert.Equal(
            (1, 1, 1, 1),
            (counters["call.duration behaviour/add ok"], counters["call.duration behaviour/book ok"], counters["call.duration behaviour/fail no-credit"], counters["calls.kept"]));
    }

    static readonly PushCursor Foreign = PushCursor.Parse("00000000.00000000001.000000");

    [Fact]
    public async Task Metrics_OfAListenerThatComesLater_AreRight()
    {
        await using var server = await StartAsync();
        await using var client = Client(server);
        await using var notes = client.Notes("late", Token).GetAsyncEnumerator(Token);
        var moving = notes.MoveNextAsync();
        await Limits.Until(() => server.Publisher.Notes("late").SubscriberCount == 1);
        using (var counters = new Counters(server))
            Assert.Equal(1, counters[$"subscriptions {transport}"]);
        await server.Publisher.Notes("late").PublishAsync(new Note(1), Token);
        Assert.True(await moving);
    }
}
