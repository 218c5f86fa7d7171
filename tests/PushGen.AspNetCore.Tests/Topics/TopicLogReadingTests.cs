using Microsoft.Extensions.Time.Testing;
using PushGen.AspNetCore.Topics;

namespace PushGen.AspNetCore.Tests.Topics;

/// <summary>The table of section 1 of the protocol, at the first read and in the middle of a connection.</summary>
public sealed class TopicLogReadingTests
{
    const ulong Epoch = 77;

    readonly FakeTimeProvider time = new();

    TopicLog MakeLog(int retain = 100, long bytes = 1_000_000, int replay = 0, SlowReader slow = SlowReader.CatchUp, TimeSpan? age = null) =>
        new(new LogSettings(retain, bytes, age, replay, slow), time, new PushCursor(Epoch, 0, 0));

    static PushCursor[] Append(TopicLog log, int count)
    {
        var cursors = new PushCursor[count];
        for (int i = 0; i < count; i++)
            Assert.True(log.TryAppend("1"u8, out cursors[i]));
        return cursors;
    }

    static LogReader Open(TopicLog log, ReadStart start, ReaderGapPolicy policy = ReaderGapPolicy.Earliest)
    {
        var reader = new LogReader(log, start, policy, new Listener());
        Assert.True(log.TryRegister(reader));
        return reader;
    }

    static LogBatch Read(LogReader reader, int maxItems = 1000, int maxBytes = 1_000_000)
    {
        var batch = new LogBatch();
        reader.Read(maxItems, maxBytes, batch);
        return batch;
    }

    static long[] Offsets(LogBatch batch) => [.. batch.Entries.Select(entry => entry.Cursor.Offset)];

    [Fact]
    public void Offsets_AreConsecutiveFromOne()
    {
        var log = MakeLog();
        var cursors = Append(log, 3);
        Assert.Equal([1, 2, 3], cursors.Select(cursor => cursor.Offset));
        Assert.All(cursors, cursor => Assert.Equal(Epoch, cursor.Epoch));
        Assert.Equal(cursors[2], log.Head);
    }

    [Fact]
    public void Cursor_OfRetainedItem_GoesOnBehindIt()
    {
        var log = MakeLog();
        var cursors = Append(log, 3);
        var batch = Read(Open(log, ReadStart.After(cursors[0])));
        Assert.Null(batch.Gap);
        Assert.Equal([2, 3], Offsets(batch));
        Assert.Equal(cursors[2], batch.Position);
        Assert.True(batch.UpToDate);
    }

    [Fact]
    public void Cursor_OfOtherEpoch_IsGapEpoch()
    {
        var log = MakeLog();
        Append(log, 2);
        var asked = new PushCursor(Epoch + 1, 1, 5);
        var batch = Read(Open(log, ReadStart.After(asked)));
        Assert.Equal(new PushGap(GapReason.Epoch, asked, new PushCursor(Epoch, 0, 0), null), batch.Gap);
        Assert.Equal([1, 2], Offsets(batch));
    }

    [Fact]
    public void Cursor_AfterHead_IsGapAhead()
    {
        var log = MakeLog();
        Append(log, 2);
        var asked = new PushCursor(Epoch, 3, 5);
        var batch = Read(Open(log, ReadStart.After(asked)));
        Assert.Equal(new PushGap(GapReason.Ahead, asked, new PushCursor(Epoch, 0, 0), null), batch.Gap);
    }

    [Fact]
    public void Cursor_BeforeFirst_IsGapTrimmedWithTheNumberLost()
    {
        var log = MakeLog(retain: 3);
        var cursors = Append(log, 6);
        Assert.Null(Read(Open(log, ReadStart.After(cursors[2]))).Gap);      // the item before the first: its tag is kept
        var batch = Read(Open(log, ReadStart.After(cursors[1])));
        Assert.Equal(new PushGap(GapReason.Trimmed, cursors[1], cursors[2], 1), batch.Gap);
        Assert.Equal([4, 5, 6], Offsets(batch));
    }

    [Theory, InlineData(2), InlineData(3), InlineData(6)]
    public void Cursor_WithOtherTag_IsGapConflict(long offset)
    {
        var log = MakeLog(retain: 3);
        var cursors = Append(log, 6);
        var known = cursors[offset - 1];
        var asked = new PushCursor(Epoch, offset, known.Tag ^ 1);
        var gap = Read(Open(log, ReadStart.After(asked))).Gap;
        Assert.Equal(offset < 3 ? GapReason.Trimmed : GapReason.Conflict, gap!.Reason);
        Assert.Equal(cursors[2], gap.ResumesAfter);
    }

    [Fact]
    public void Cursor_Unreadable_IsGapInvalid_Once()
    {
        var log = MakeLog();
        Append(log, 1);
        var reader = Open(log, ReadStart.Parse("nonsense"));
        var batch = Read(reader);
        Assert.Equal(new PushGap(GapReason.Invalid, null, new PushCursor(Epoch, 0, 0), null), batch.Gap);
        Assert.Equal([1], Offsets(batch));
        Assert.Null(Read(reader).Gap);
    }

    [Fact]
    public void Policy_Latest_GoesOnWithTheNewest_AndFail_GivesNoItems()
    {
        var log = MakeLog(retain: 3);
        var cursors = Append(log, 6);
        var latest = Read(Open(log, ReadStart.After(cursors[0]), ReaderGapPolicy.Latest));
        Assert.Equal(new PushGap(GapReason.Trimmed, cursors[0], cursors[5], 5), latest.Gap);
        Assert.Empty(latest.Entries);
        var fail = Read(Open(log, ReadStart.After(cursors[0]), ReaderGapPolicy.Fail));
        Assert.Equal(GapReason.Trimmed, fail.Gap!.Reason);
        Assert.Empty(fail.Entries);
    }

    [Fact]
    public void Gap_InTheMiddleOfAConnection_IsTold()
    {
        var log = MakeLog(retain: 3);
        var reader = Open(log, ReadStart.Replay);
        var cursors = Append(log, 1);
        Assert.Equal([1], Offsets(Read(reader)));
        Append(log, 10);
        var batch = Read(reader);
        Assert.Equal((GapReason.Trimmed, cursors[0], 7L), (batch.Gap!.Reason, batch.Gap.Requested, batch.Gap.Lost));
        Assert.Equal([9, 10, 11], Offsets(batch));
    }

    [Fact]
    public void LatestTopic_ReaderMoreThanOneBehind_SkipsToTheNewest()
    {
        var log = MakeLog(slow: SlowReader.Latest);
        var reader = Open(log, ReadStart.Replay);
        Append(log, 1);
        Assert.Null(Read(reader).Gap);
        var cursors = Append(log, 3);
        var batch = Read(reader);
        Assert.Equal((GapReason.Skipped, 2L), (batch.Gap!.Reason, batch.Gap.Lost));
        Assert.Equal(cursors[1], batch.Gap.ResumesAfter);
        Assert.Equal([4], Offsets(batch));
    }

    [Fact]
    public void LatestTopic_ReaderWithoutACursor_BeginsAtTheNewest_AndIsToldOfNoGap()
    {
        var log = MakeLog(slow: SlowReader.Latest);
        Append(log, 5);
        var batch = Read(Open(log, ReadStart.Earliest));
        Assert.Null(batch.Gap);
        Assert.Equal(5, Assert.Single(batch.Entries).Cursor.Offset);
    }

    [Fact]
    public void LatestTopic_Trimmed_IsToldAsSkipped_EvenWhereFailIsAsked()
    {
        var log = MakeLog(retain: 2, slow: SlowReader.Latest);
        var cursors = Append(log, 6);
        var batch = Read(Open(log, ReadStart.After(cursors[0]), ReaderGapPolicy.Fail));
        Assert.Equal(GapReason.Skipped, batch.Gap!.Reason);
        Assert.Equal([6], Offsets(batch));
    }

    [Theory]
    [InlineData(0, 5)]
    [InlineData(2, 3)]
    [InlineData(9, 0)]
    public void Start_WithoutCursor_IsTheNewestLessTheReplay(int replay, long position)
    {
        var log = MakeLog(replay: replay);
        Append(log, 5);
        Assert.Equal(position, Open(log, ReadStart.Replay).Position.Offset);
        Assert.Equal(0, Open(log, ReadStart.Earliest).Position.Offset);
        Assert.Equal(5, Open(log, ReadStart.Latest).Position.Offset);
    }

    [Fact]
    public void Read_IsBoundedByItemsAndBytes_ButGivesOneItem()
    {
        var log = MakeLog();
        Append(log, 5);
        var reader = Open(log, ReadStart.Earliest);
        var batch = Read(reader, maxItems: 2);
        Assert.Equal([1, 2], Offsets(batch));
        Assert.False(batch.UpToDate);
        Assert.Equal([3], Offsets(Read(reader, maxBytes: 1)));
        Assert.Equal([4, 5], Offsets(Read(reader)));
    }

    [Fact]
    public void Retention_ByCountBytesAndAge_KeepsTheNewestSaveForItsAge()
    {
        int size = LogSegment.SizeOf(1);
        var byBytes = MakeLog(bytes: size * 2);
        Append(byBytes, 5);
        Assert.Equal([4, 5], Offsets(Read(Open(byBytes, ReadStart.Earliest))));
        var tiny = MakeLog(bytes: 1);
        Append(tiny, 5);
        Assert.Equal([5], Offsets(Read(Open(tiny, ReadStart.Earliest))));
        var byAge = MakeLog(age: TimeSpan.FromSeconds(10));
        var cursors = Append(byAge, 2);
        time.Advance(TimeSpan.FromSeconds(8));
        Append(byAge, 1);
        time.Advance(TimeSpan.FromSeconds(3));
        Assert.Equal([3], Offsets(Read(Open(byAge, ReadStart.Earliest))));
        time.Advance(TimeSpan.FromSeconds(10));
        Assert.Empty(Read(Open(byAge, ReadStart.Earliest)).Entries);
        Assert.Equal(new PushGap(GapReason.Trimmed, cursors[0], byAge.Head, 2), Read(Open(byAge, ReadStart.After(cursors[0]))).Gap);
    }

    [Fact]
    public void End_ComesWithTheLastItemsAndAgain()
    {
        var log = MakeLog();
        Append(log, 2);
        log.Complete(LogEnd.Completed);
        log.Complete(LogEnd.Canceled);
        var reader = Open(log, ReadStart.Earliest);
        Assert.Null(Read(reader, maxItems: 1).End);
        Assert.Equal(LogEnd.Completed, Read(reader).End);
        Assert.Equal(LogEnd.Completed, Read(reader).End);
        Assert.False(log.TryAppend("1"u8, out _));
    }

    [Fact]
    public async Task Item_BetweenRegisterAndRead_IsRead_AndOneAfterwardsWakes()
    {
        var listener = new Listener();
        var log = MakeLog();
        var reader = new LogReader(log, ReadStart.Replay, ReaderGapPolicy.Earliest, listener);
        log.TryRegister(reader);
        Append(log, 1);
        await Eventually.TrueAsync(() => listener.Woken == 1);
        Assert.Equal([1], Offsets(Read(reader)));
        Append(log, 1);
        await Eventually.TrueAsync(() => listener.Woken == 2);
        var other = new Listener();
        log.TryRegister(new LogReader(log, ReadStart.Replay, ReaderGapPolicy.Earliest, other));
        reader.Dispose();
        Append(log, 1);
        await Eventually.TrueAsync(() => other.Woken == 1);
        Assert.Equal(2, listener.Woken);
    }
}
