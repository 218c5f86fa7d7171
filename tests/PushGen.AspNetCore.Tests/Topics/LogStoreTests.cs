using Microsoft.Extensions.Time.Testing;
using PushGen.AspNetCore.Topics;

namespace PushGen.AspNetCore.Tests.Topics;

public sealed class LogStoreTests
{
    static readonly LogSettings Settings = new(100, 1_000_000, null, 0, SlowReader.CatchUp);
    static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    readonly FakeTimeProvider time = new();

    LogReader Open(LogStore store, string name, ReadStart start) => store.Open(name, Settings, start, ReaderGapPolicy.Earliest, new Listener());

    static PushCursor Publish(LogStore store, string name)
    {
        Assert.True(store.GetOrAdd(name, Settings).TryAppend("1"u8, out var cursor));
        return cursor;
    }

    static LogBatch Read(LogReader reader)
    {
        var batch = new LogBatch();
        reader.Read(100, 1000, batch);
        return batch;
    }

    [Fact]
    public void Reading_CreatesNoLogThatStays()
    {
        var store = new LogStore(time);
        Assert.Equal(new PushCursor(store.Epoch, 0, 0), store.HeadOf("t"));
        Assert.Equal(0, store.Count);
        using (var reader = Open(store, "t", ReadStart.Replay))
            Assert.Equal(new PushCursor(store.Epoch, 0, 0), reader.Position);
        Assert.Equal(0, store.Count);
        Assert.Null(store.Find("t"));
    }

    [Fact]
    public void Reader_OfNameNotYetPublishedTo_GetsItsFirstItem()
    {
        var store = new LogStore(time);
        using var reader = Open(store, "t", ReadStart.Replay);
        Assert.True(Read(reader).IsEmpty);
        var cursor = Publish(store, "t");
        Assert.Equal(cursor, Assert.Single(Read(reader).Entries).Cursor);
    }

    [Fact]
    public void ClosedReader_OpenedAgain_ReadsTheOtherLogOnly()
    {
        var store = new LogStore(time);
        var first = Publish(store, "a");
        Publish(store, "a");
        var other = Publish(store, "b");
        var reader = Open(store, "a", ReadStart.Invalid);
        Assert.Equal(GapReason.Invalid, Read(reader).Gap?.Reason);
        reader.Close();
        store.Open(reader, "b", Settings, ReadStart.Earliest, ReaderGapPolicy.Earliest);
        Assert.Equal((0, 1), (store.Find("a")!.ReaderCount, store.Find("b")!.ReaderCount));
        var batch = Read(reader);
        Assert.Null(batch.Gap);
        Assert.Equal(other, Assert.Single(batch.Entries).Cursor);
        reader.Close();
        store.Open(reader, "a", Settings, ReadStart.After(first), ReaderGapPolicy.Earliest);
        Assert.Single(Read(reader).Entries);
    }

    [Fact]
    public void DroppedLog_GoesOnBehindItsHead()
    {
        var store = new LogStore(time);
        var first = Publish(store, "t");
        var second = Publish(store, "t");
        time.Advance(Hour + TimeSpan.FromSeconds(1));
        store.DropIdle(Hour, _ => true);
        Assert.Equal(0, store.Count);
        Assert.Equal(second, store.HeadOf("t"));

        using (var reader = Open(store, "t", ReadStart.After(second)))
            Assert.True(Read(reader).IsEmpty);                                 // at the tail: resumes
        Assert.Equal(0, store.Count);                                           // and reading brought nothing back
        using (var reader = Open(store, "t", ReadStart.After(first)))
            Assert.Equal(new PushGap(GapReason.Trimmed, first, second, 1), Read(reader).Gap);
        Assert.Equal(3, Publish(store, "t").Offset);
        using (var reader = Open(store, "t", ReadStart.After(second)))
            Assert.Equal(3, Assert.Single(Read(reader).Entries).Cursor.Offset);
    }

    [Fact]
    public void IdleLog_IsDroppedOnlyWithoutReadersAndAfterItsTime()
    {
        var store = new LogStore(time);
        Publish(store, "t");
        var reader = Open(store, "t", ReadStart.Replay);
        time.Advance(2 * Hour);
        store.DropIdle(Hour, _ => true);
        Assert.Equal(1, store.Count);
        reader.Dispose();
        store.DropIdle(Hour, _ => true);
        Assert.Equal(1, store.Count);       // a reader was there just now
        time.Advance(Hour + TimeSpan.FromSeconds(1));
        store.DropIdle(Hour, _ => false);
        Assert.Equal(1, store.Count);
        store.DropIdle(Hour, _ => true);
        Assert.Equal(0, store.Count);
    }

    [Fact]
    public void Log_WhoseItemsHaveAged_StaysItsTime()
    {
        var store = new LogStore(time);
        var settings = Settings with { RetainFor = TimeSpan.FromSeconds(1) };
        store.GetOrAdd("t", settings).TryAppend("1"u8, out _);
        time.Advance(TimeSpan.FromSeconds(2));
        store.DropIdle(Hour, _ => true);
        Assert.Equal(1, store.Count);
    }

    [Fact]
    public void TooManyRemainders_TurnEveryOldCursorIntoAGap()
    {
        var store = new LogStore(time, maxRemainders: 2);
        ulong before = store.Epoch;
        var cursors = new[] { "a", "b", "c" }.ToDictionary(name => name, name => Publish(store, name));
        var kept = Publish(store, "kept");
        time.Advance(2 * Hour);
        store.DropIdle(Hour, name => name != "kept");
        Assert.NotEqual(before, store.Epoch);
        foreach (var (name, cursor) in cursors)
        {
            using var reader = Open(store, name, ReadStart.After(cursor));
            Assert.Equal(GapReason.Epoch, Read(reader).Gap?.Reason);
            Assert.Equal(1, Publish(store, name).Offset);
        }
        using var same = Open(store, "kept", ReadStart.After(kept));
        Assert.Null(Read(same).Gap);        // the store still holds it
    }

    [Fact]
    public async Task PublishersHandle_OutlivesTheDrop()
    {
        var topics = new PushTopics(null, time);
        var topic = new Contract.DeskPublisher(topics).Quotes("A");
        await topic.PublishAsync(new("A", 1), TestContext.Current.CancellationToken);
        time.Advance(2 * Hour);
        topics.Store.DropIdle(Hour, TopicName.IsKeyed);
        Assert.Equal(0, topics.Store.Count);
        Assert.Equal(2, (await topic.PublishAsync(new("A", 2), TestContext.Current.CancellationToken)).Offset);
        Assert.Equal(2, topic.Head.Offset);
    }

    [Fact]
    public async Task ManyReadersAndPublishers_LoseNothing()
    {
        var store = new LogStore(time);
        var publishing = Enumerable.Range(0, 4).Select(_ => Task.Run(() =>
        {
            for (int i = 0; i < 250; i++)
            {
                while (!store.GetOrAdd("t", Settings with { Retain = 10_000 }).TryAppend("1"u8, out var _))
                    store.DropIdle(TimeSpan.Zero, _ => true);
            }
        })).ToArray();
        using var signal = new WakeSignal(TimeProvider.System);
        using var reader = store.Open("t", Settings with { Retain = 10_000 }, ReadStart.Earliest, ReaderGapPolicy.Earliest, signal);
        long expected = 1;
        while (expected <= 1000)
        {
            var batch = Read(reader);
            Assert.Null(batch.Gap);
            foreach (var entry in batch.Entries)
                Assert.Equal(expected++, entry.Cursor.Offset);
            if (batch.IsEmpty)
                Assert.True(await signal.WaitAsync(Http.DeskHost.Patience));
        }
        await Task.WhenAll(publishing);
    }
}
