namespace PushGen.AspNetCore.Topics;

sealed partial class TopicLog
{
    /// <summary>The cursor that a reader stands at before its first read.</summary>
    public PushCursor Resolve(ReadStart start)
    {
        lock (gate)
        {
            Trim();
            return start.Which switch
            {
                ReadStart.Kind.After => start.Cursor,
                ReadStart.Kind.Earliest when settings.SlowReader == SlowReader.Latest => BeforeNewest(),     // where it would skip to, which is no gap to tell
                ReadStart.Kind.Earliest or ReadStart.Kind.Invalid => beforeFirst,
                ReadStart.Kind.Latest => head,
                _ => settings.Replay >= ring.Count ? beforeFirst : CursorAt(head.Offset - settings.Replay),
            };
        }
    }

    /// <summary>Gives what comes after <paramref name="position"/>: first a gap, if there is one, then items. Gap and items are one consistent view.</summary>
    /// <param name="position">The reader's cursor.</param>
    /// <param name="invalid">Its cursor could not be parsed: always a gap.</param>
    /// <param name="policy">Where it goes on after a gap; after <see cref="ReaderGapPolicy.Fail"/> no items follow.</param>
    /// <param name="maxItems">At most so many items.</param>
    /// <param name="maxBytes">At most so many bytes, but at least one item if there is one.</param>
    /// <param name="batch">Filled.</param>
    public void Read(PushCursor position, bool invalid, ReaderGapPolicy policy, int maxItems, int maxBytes, LogBatch batch)
    {
        batch.Clear();
        TaskCompletionSource? wakeProducer;
        lock (gate)
        {
            Trim();
            batch.Gap = FindGap(position, invalid, policy);
            batch.Position = batch.Gap?.ResumesAfter ?? position;
            if (batch.Gap is null || policy != ReaderGapPolicy.Fail || batch.Gap.Reason == GapReason.Skipped)
                Take(maxItems, maxBytes, batch);
            batch.UpToDate = batch.Position.Offset == head.Offset;
            batch.End = batch.UpToDate ? End : null;
            wakeProducer = NoteProgress(batch);
        }
        wakeProducer?.TrySetResult();
    }

    PushGap? FindGap(PushCursor position, bool invalid, ReaderGapPolicy policy)
    {
        GapReason? reason =
            invalid ? GapReason.Invalid
            : position.Epoch != epoch ? GapReason.Epoch
            : position.Offset > head.Offset ? GapReason.Ahead
            : position.Offset < beforeFirst.Offset ? GapReason.Trimmed
            : CursorAt(position.Offset).Tag != position.Tag ? GapReason.Conflict
            : null;
        if (settings.SlowReader == SlowReader.Latest && reason is null or GapReason.Trimmed)
            return FindSkip(position);
        if (reason is not { } found)
            return null;
        var to = settings.SlowReader == SlowReader.Latest ? BeforeNewest() : policy == ReaderGapPolicy.Latest ? head : beforeFirst;
        return new PushGap(found, invalid ? null : position, to, found == GapReason.Trimmed ? to.Offset - position.Offset : null);
    }

    /// <summary>On a topic whose newest item says everything, a reader that is more than one behind goes on with the newest.</summary>
    PushGap? FindSkip(PushCursor position)
    {
        var to = BeforeNewest();
        return position.Offset < to.Offset ? new PushGap(GapReason.Skipped, position, to, to.Offset - position.Offset) : null;
    }

    PushCursor BeforeNewest() => ring.Count == 0 ? head : CursorAt(head.Offset - 1);

    PushCursor CursorAt(long offset) => offset == beforeFirst.Offset ? beforeFirst : ring[(int)(offset - beforeFirst.Offset) - 1].Cursor;

    void Take(int maxItems, int maxBytes, LogBatch batch)
    {
        int bytes = 0;
        for (int i = (int)(batch.Position.Offset - beforeFirst.Offset); i < ring.Count && batch.Entries.Count < maxItems; i++)
        {
            var entry = ring[i];
            if (batch.Entries.Count > 0 && bytes + entry.Size > maxBytes)
                break;
            bytes += entry.Size;
            batch.Entries.Add(entry);
            batch.Position = entry.Cursor;
        }
    }

    // By the reader's place, not by the items it was given: one that came to the tail by 'latest' has nothing unread either.
    TaskCompletionSource? NoteProgress(LogBatch batch)
    {
        long read = batch.UpToDate ? appendedBytes : batch.Entries.Count > 0 ? batch.Entries[^1].EndByte : 0;
        if (read <= readBytes)
            return null;
        readBytes = read;
        var waiting = room;
        room = null;
        return waiting;
    }

    /// <summary>Waits until the fastest reader has at most <paramref name="bytes"/> unread: a stream's producer is paused here.</summary>
    public async ValueTask WaitForRoomAsync(long bytes, CancellationToken cancellationToken)
    {
        while (true)
        {
            Task wait;
            lock (gate)
            {
                if (appendedBytes - readBytes <= bytes)
                    return;
                wait = (room ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).Task;
            }
            await wait.WaitAsync(cancellationToken);
        }
    }
}
