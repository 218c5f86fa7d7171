using Microsoft.Extensions.Time.Testing;
using PushGen.AspNetCore.Topics;

namespace PushGen.AspNetCore.Tests.Topics;

/// <summary>A publisher that waits for its slowest reader; and that a batch over many segments is the items, whole and in order.</summary>
public sealed class WaitUntilReadTests
{
    readonly TopicLog log = new(new LogSettings(100_000, 100_000_000, null, 0, SlowReader.CatchUp), new FakeTimeProvider(), new PushCursor(7, 0, 0));
    readonly LogBatch batch = new();

    static CancellationToken Token => TestContext.Current.CancellationToken;

    LogReader Open()
    {
        var reader = new LogReader(log, ReadStart.Earliest, ReaderGapPolicy.Earliest, new Listener());
        Assert.True(log.TryRegister(reader));
        return reader;
    }

    void Append(int count, int size = 1)
    {
        for (int i = 0; i < count; i++)
            Assert.True(log.TryAppend(System.Text.Encoding.ASCII.GetBytes(new string('1', size)), out _));
    }

    [Fact]
    public async Task Wait_EndsWhenTheSlowestHasTheItem_OrIsGone()
    {
        LogReader first = Open(), second = Open(), third = Open();
        Append(5);
        var wait = log.WaitUntilReadAsync(3, Token).AsTask();
        first.Read(1000, 1000, batch);
        second.Read(2, 1000, batch);
        third.Dispose();
        Assert.False(wait.IsCompleted);
        Open();         // who comes later is not waited for
        second.Read(1, 1000, batch);
        await wait;
        Assert.False(log.WaitUntilReadAsync(5, Token).AsTask().IsCompleted);
    }

    [Fact]
    public async Task Wait_WithoutReaders_EndsAtOnce_AndOneThatIsCanceledIsForgotten()
    {
        Append(1);
        await log.WaitUntilReadAsync(1, Token);
        var reader = Open();
        using var cancel = new CancellationTokenSource();
        var wait = log.WaitUntilReadAsync(1, cancel.Token).AsTask();
        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => wait);
        reader.Read(1000, 1000, batch);
        Assert.Equal(1, batch.Count);
    }

    [Fact]
    public async Task CursorThatIsNoItem_IsRefused()
    {
        var topic = new Contract.DeskPublisher(new PushTopics()).Quotes("A");
        await Assert.ThrowsAsync<ArgumentException>(async () => await topic.WaitUntilReadAsync(PushCursor.Latest, Token));
        await topic.WaitUntilReadAsync(topic.Head, Token);
    }

    [Theory, InlineData(1), InlineData(7), InlineData(5000)]
    public void Batches_OverManySegments_AreTheItemsInOrder_WithinTheirLimits(int itemsAtOnce)
    {
        var reader = Open();
        for (int i = 0; i < 300; i++)
            Append(1, 1 + i * 37 % 2000);
        long next = 1;
        while (next <= 300)
        {
            reader.Read(itemsAtOnce, 20_000, batch);
            Assert.InRange(batch.Count, 1, itemsAtOnce);
            Assert.InRange(batch.Bytes, 1, 20_000);
            int bytes = batch.Slices.Length - 1, events = 0;
            foreach (var slice in batch.Slices)
                (bytes, events) = (bytes + slice.Json.Length, events + slice.Events.Length);
            Assert.Equal((batch.Bytes, batch.Bytes - batch.Count + 1), (bytes, events));        // an event takes what its JSON takes, without the comma
            foreach (var item in batch.Entries)
            {
                Assert.Equal(next, item.Cursor.Offset);
                Assert.Equal(1 + (next - 1) * 37 % 2000, item.Data.Length);
                next++;
            }
        }
        Assert.True(batch.UpToDate);
    }
}
