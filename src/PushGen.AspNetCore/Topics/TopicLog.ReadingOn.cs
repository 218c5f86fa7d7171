namespace PushGen.AspNetCore.Topics;

/// <content>
/// The usual read, which takes no lock: of a reader that goes on where its last read ended. Everything else is <see cref="ReadAnew"/>'s: a
/// first read, a gap, an end, items that grow too old, a topic that skips, a stream's log, whose reader sets the pace of its producer.
/// </content>
/// <remarks>
/// A publisher writes an item, the segment's count, then <see cref="headOffset"/>; a reader looks at them the other way round, so that all up
/// to the head it saw is there. Without this one subscriber and one publisher spend a fifth of their time on the lock.
/// </remarks>
sealed partial class TopicLog
{
    readonly bool isReadLocked;
    long headOffset, trimmedOffset;     // of head and beforeFirst, for readers without the lock
    volatile LogEnd? end;

    public LogEnd? End => end;

    bool TryReadOn(LogReader reader, int maxItems, int maxBytes, LogBatch batch)
    {
        if (isReadLocked || SetsPace || end is not null || reader.Segment is not { } segment)
            return false;
        long upTo = Volatile.Read(ref headOffset), position = reader.Position.Offset;
        if (position < Volatile.Read(ref trimmedOffset))
            return false;
        batch.Position = reader.Position;
        if (position < upTo)
        {
            TakeOn(segment, reader.Next, maxItems, maxBytes, batch);
            if (batch.Count == 0)
                return false;       // the log has dropped the segment since
            reader.MoveTo(batch);
            Interlocked.MemoryBarrier();        // see WaitUntilReadAsync
            if (isAwaited)
                NoteReadOn(reader);
        }
        batch.UpToDate = batch.Position.Offset >= upTo;
        return true;
    }

    static void TakeOn(LogSegment segment, int from, int maxItems, int maxBytes, LogBatch batch)
    {
        while (batch.Count < maxItems)
        {
            var next = segment.Next;        // before the count, which does not change any more if there is one
            int count = segment.Count, to = segment.Fit(from, count, maxItems - batch.Count, maxBytes - batch.Bytes);
            if (to == from && batch.Count == 0 && from < count)
                to++;
            if (to > from)
                batch.Add(new LogSlice(segment, from, to));
            if (to < count || next is null)
                return;
            (segment, from) = (next, 0);
        }
    }

    void NoteReadOn(LogReader reader)
    {
        lock (gate)
            NoteRead(reader);
    }
}
