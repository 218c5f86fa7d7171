using PushGen.AspNetCore;

namespace PushGen.EndToEnd.Tests.Behaviour;

/// <summary>A publisher in a unit test of an application: no host, no server.</summary>
public sealed class PublisherTests
{
    static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Publisher_WithoutHost_Publishes()
    {
        var publisher = new BehaviourPublisher(new PushTopics());
        var before = publisher.Notes("a").Head;

        var cursor = await publisher.Notes("a").PublishAsync(new Note(1), Token);

        Assert.True(cursor.IsAfter(before));
        Assert.Equal(cursor, publisher.Notes("a").Head);
        Assert.Equal(before, publisher.Notes("b").Head);
    }

    [Fact]
    public async Task Publisher_ItemOverTheLimit_ThrowsAndPublishesNothing()
    {
        var topic = new BehaviourPublisher(new PushTopics(new PushOptions { MaxItemBytes = 100 })).Notes("a");
        var before = topic.Head;

        var thrown = await Assert.ThrowsAsync<PushException>(async () => await topic.PublishAsync(new Note(1, new string('x', 101)), Token));

        Assert.Equal((PushErrorCodes.TooLarge, 413), (thrown.Code, thrown.Status));
        Assert.Equal(before, topic.Head);
    }

    [Fact]
    public async Task Publisher_Canceled_PublishesNothing()
    {
        var topic = new BehaviourPublisher(new PushTopics()).Notes("a");
        var before = topic.Head;

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await topic.PublishAsync(new Note(1), new CancellationToken(canceled: true)));

        Assert.Equal(before, topic.Head);
    }
}
