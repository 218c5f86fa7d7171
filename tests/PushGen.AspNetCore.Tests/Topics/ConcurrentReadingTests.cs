using System.Text;
using PushGen.AspNetCore.Topics;

namespace PushGen.AspNetCore.Tests.Topics;

/// <summary>Readers that take no lock, beside publishers that trim: nothing lost in silence, no wake-up lost, nothing kept alive.</summary>
public sealed class ConcurrentReadingTests
{
    const int Publishers = 2, ItemsEach = 40_000;

    static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory(Timeout = 60_000), InlineData(100_000, 200), InlineData(64, 7), InlineData(3, 1)]
    public async Task Readers_BesidePublishers_GetEachItemOnceInOrder_OrAnExactGap(int retain, int maxItems)
    {
        var log = new TopicLog(new LogSettings(retain, 100_000_000, null, 0, SlowReader.CatchUp), TimeProvider.System, new PushCursor(7, 0, 0));
        var readers = Enumerable.Range(1, 3).Select(number => FollowAsync(log, Math.Max(1, maxItems / number))).ToArray();
        await Task.WhenAll(Enumerable.Range(0, Publishers).Select(publisher => Task.Run(() => PublishAsync(log, publisher))));
        log.Complete(LogEnd.Completed);
        foreach (var (items, lost) in await Task.WhenAll(readers))
        {
            Assert.Equal(Publishers * ItemsEach, items + lost);
            Assert.True(retain < Publishers * ItemsEach || lost == 0, $"{lost} items lost of a topic that retains all.");
        }
    }

    static async Task PublishAsync(TopicLog log, int publisher)
    {
        for (int i = 0; i < ItemsEach; i++)
        {
            Assert.True(log.TryAppend(Encoding.ASCII.GetBytes($"[{publisher},{i}]"), out var cursor));
            if (i % 1000 == 0)
                await log.WaitUntilReadAsync(cursor.Offset, Token);     // all readers are there, so a wait that is never ended hangs the test
        }
    }

    /// <summary>Waits without a time-out, so that a lost wake-up hangs the test.</summary>
    static async Task<(long Items, long Lost)> FollowAsync(TopicLog log, int maxItems)
    {
        using var signal = new WakeSignal(TimeProvider.System);
        using var reader = new LogReader(log, ReadStart.Earliest, ReaderGapPolicy.Earliest, signal);
        Assert.True(log.TryRegister(reader));
        await Task.Yield();         // registered before anything is published
        var batch = new LogBatch();
        var newest = new int[Publishers];
        Array.Fill(newest, -1);
        long items = 0, lost = 0;
        while (true)
        {
            reader.Read(maxItems, 64 * 1024, batch);
            lost += batch.Gap?.Lost ?? 0;
            foreach (var (cursor, data) in batch.Entries)
            {
                Assert.Equal(++items + lost, cursor.Offset);
                Check(Encoding.ASCII.GetString(data), newest);
            }
            if (batch.End is not null)
                return (items, lost);
            if (batch.IsEmpty)
                await signal.WaitAsync(Timeout.InfiniteTimeSpan);
        }
    }

    static void Check(string item, int[] newest)
    {
        var parts = item.Trim('[', ']').Split(',').Select(int.Parse).ToArray();
        Assert.True(parts[1] > newest[parts[0]], $"{item} came after {newest[parts[0]]} of the same publisher.");
        newest[parts[0]] = parts[1];
    }

    [Fact]
    public void ReaderThatStaysBehind_KeepsNothingButItsOwnSegment()
    {
        var log = new TopicLog(new LogSettings(10, 1_000_000, null, 0, SlowReader.CatchUp), TimeProvider.System, new PushCursor(7, 0, 0));
        var reader = new LogReader(log, ReadStart.Earliest, ReaderGapPolicy.Earliest, new Listener());
        Assert.True(log.TryRegister(reader));
        var batch = new LogBatch();
        log.TryAppend("0"u8, out _);
        reader.Read(1, 1000, batch);
        var own = batch.Slices[0].Segment;
        for (int i = 1; i < 100; i++)
            log.TryAppend("0"u8, out _);
        Assert.Null(own.Next);
        reader.Read(1000, 100_000, batch);
        Assert.Equal((89L, 10), (batch.Gap!.Lost!.Value, batch.Count));
    }
}
