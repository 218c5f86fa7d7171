using PushGen.EndToEnd.Tests.Behaviour;

namespace PushGen.EndToEnd.Tests.Chaos;

/// <summary>Topics that nobody used for a while are dropped, and go on where they were: who had everything has no gap, who had not is told how many.</summary>
public sealed class IdleTopicTests
{
    [Theory, InlineData(PushTransports.LongPolling), InlineData(PushTransports.ServerSentEvents), InlineData(PushTransports.WebSocket)]
    public async Task DroppedTopics_AreNoGapForWhoHadEverything_AndAnExactOneForWhoHadNot(PushTransports transport)
    {
        const int Steps = 60;
        int seed = Random.Shared.Next(), gaps = 0, drops = 0, read = 0;
        var random = new Random(seed);
        await using var server = await PushServer.StartAsync();
        await using var client = new BehaviourClient(server.Address, new PushClientOptions { Transports = transport });
        var topic = server.Publisher.Notes("a");
        var truth = new SessionTruth(topic, 0, random);
        await truth.PublishAsync();
        var position = topic.Head;
        long dropped = 0;
        for (int step = 0; step < Steps; step++)
        {
            for (int i = random.Next(5); i > 0; i--)
                await truth.PublishAsync();
            if (random.Next(2) == 0)
                await ReadAsync(random.Next(2) == 0 ? truth.Count : random.NextInt64(position.Offset, truth.Count + 1));
            if (random.Next(2) != 0)
                continue;
            await Limits.Until(() => topic.SubscriberCount == 0);
            var log = server.Store.Find("behaviour/notes?room=a");
            server.Store.DropIdle(TimeSpan.Zero, static _ => true);
            if (log is { Dropped: false })
                continue;       // a poll of the reader that had just left was still on its way
            dropped = truth.Count;
            drops++;
        }
        TestContext.Current.TestOutputHelper?.WriteLine($"{transport} seed {seed}: {Steps} steps, {truth.Count} published, {read} read, {drops} drops, {gaps} gaps");
        Assert.True(gaps > 0 && read > 0 && drops > 10, $"Too little happened, seed {seed}.");

        async Task ReadAsync(long to)
        {
            while (position.Offset < to)
            {
                try
                {
                    await foreach (var (note, cursor) in client.Notes("a").From(position).WithCursors())
                    {
                        Assert.True(position.Offset >= dropped, "An item came that was dropped.");
                        await truth.CheckItemAsync(position.Offset, note, cursor);
                        position = cursor;
                        read++;
                        if (position.Offset >= to)
                            break;
                    }
                }
                catch (PushGapException e)
                {
                    Assert.Equal(dropped, e.Gap.ResumesAfter.Offset);
                    await truth.CheckGapAsync(position, e.Gap);
                    position = e.Gap.ResumesAfter;
                    gaps++;
                }
            }
        }
    }
}
