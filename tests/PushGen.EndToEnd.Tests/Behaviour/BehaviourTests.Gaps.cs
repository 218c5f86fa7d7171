namespace PushGen.EndToEnd.Tests.Behaviour;

public abstract partial class BehaviourTests
{
    [Fact]
    public async Task Gap_Trimmed_SaysHowManyWereLost()
    {
        await using var server = await StartAsync();
        await using var client = Client(server);
        var topic = server.Publisher.Brief();
        await PublishAsync(topic, 1, 1);
        var cursor = topic.Head;
        await PublishAsync(topic, 2, 21);      // retains 12 to 21

        var thrown = await Throws<PushGapException>(() => Take(client.Brief().From(cursor), 1));

        Assert.Equal((GapReason.Trimmed, cursor, 10L), (thrown.Gap.Reason, thrown.Gap.Requested, thrown.Gap.Lost));
        var rest = await Take(client.Brief().From(thrown.Gap.ResumesAfter), 10);
        Assert.Equal(Enumerable.Range(12, 10), rest.Select(note => note.Number));
    }

    [Fact]
    public async Task Gap_OfAnotherStore_IsEpoch()
    {
        await using var server = await StartAsync();
        await using var client = Client(server);
        await PublishAsync(server.Publisher.Brief(), 1, 3);

        var thrown = await Throws<PushGapException>(() => Take(client.Brief().From(new PushCursor(PushCursor.NewEpoch(), 2, 7)), 1));

        Assert.Equal((GapReason.Epoch, (long?)null), (thrown.Gap.Reason, thrown.Gap.Lost));
    }

    [Fact]
    public async Task Gap_AheadOfTheLog_IsAhead()
    {
        await using var server = await StartAsync();
        await using var client = Client(server);
        var topic = server.Publisher.Brief();
        await PublishAsync(topic, 1, 3);

        var thrown = await Throws<PushGapException>(() => Take(client.Brief().From(new PushCursor(topic.Head.Epoch, 9, 7)), 1));

        Assert.Equal(GapReason.Ahead, thrown.Gap.Reason);
    }

    [Fact]
    public async Task Gap_OtherItemAtThatPlace_IsConflict()
    {
        await using var server = await StartAsync();
        await using var client = Client(server);
        var topic = server.Publisher.Brief();
        await PublishAsync(topic, 1, 3);
        var head = topic.Head;

        var thrown = await Throws<PushGapException>(() => Take(client.Brief().From(new PushCursor(head.Epoch, head.Offset, head.Tag ^ 1)), 1));

        Assert.Equal(GapReason.Conflict, thrown.Gap.Reason);
    }

    [Fact]
    public async Task Gap_PolicyFromEarliest_GoesOnWithWhatIsLeft()
    {
        await using var server = await StartAsync();
        await using var client = Client(server);
        await PublishAsync(server.Publisher.Brief(), 1, 20);

        var notes = await Take(client.Brief().From(new PushCursor(PushCursor.NewEpoch(), 2, 7)).OnGap(GapPolicy.FromEarliest), 10);

        Assert.Equal(Enumerable.Range(11, 10), notes.Select(note => note.Number));
    }

    [Fact]
    public async Task Gap_PolicyFromLatest_GoesOnWithWhatComes()
    {
        await using var server = await StartAsync();
        await using var client = Client(server);
        var topic = server.Publisher.Brief();
        await PublishAsync(topic, 1, 20);

        var taking = Take(client.Brief().From(new PushCursor(PushCursor.NewEpoch(), 2, 7)).OnGap(GapPolicy.FromLatest), 3);
        for (int next = 21; !taking.IsCompleted; next++)      // the server alone knows when the gap was told; what comes before is skipped with it
        {
            await PublishAsync(topic, next, next);
            await Task.WhenAny(taking, Task.Delay(2, Token));
        }

        var numbers = (await taking).Select(note => note.Number).ToArray();
        Assert.True(numbers[0] > 20, $"{numbers[0]} was there before.");
        Assert.Equal(Enumerable.Range(numbers[0], 3), numbers);
    }
}
