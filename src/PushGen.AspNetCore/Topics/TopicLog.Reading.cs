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
                _ => settings.Replay >= Retained ? beforeFirst : CursorAt(head.Offset - settings.Replay),
            };
        }
    }

    /// <summary>Gives what comes after the position of <paramref name="reader"/>: first a gap, if there is one, then items. Gap and items are one consistent view.</summary>
    /// <param name="reader">Who reads. Moved to after what it is given.</param>
    /// <param name="maxItems">At most so many items.</param>
    /// <param name="maxBytes">At most so many bytes, but at least one item if there is one.</param>
    /// <param name="batch">Filled.</param>
    public void Read(LogReader reader, int maxItems, int maxBytes, LogBatch batch)
    {
        batch.Clear();
        if (!TryReadOn(reader, maxItems, maxBytes, batch))
            ReadAnew(reader, maxItems, maxBytes, batch);
    }

    void ReadAnew(LogReader reader, int maxItems, int maxBytes, LogBatch batch)
    {
        TaskCompletionSource? wakeProducer;
        lock (gate)
        {
            Trim();
            batch.Gap = FindGap(reader.Position, reader.IsInvalid, reader.Policy);
            batch.Position = batch.Gap?.ResumesAfter ?? reader.Position;
            if (batch.Gap is null || reader.Policy != ReaderGapPolicy.Fail || batch.Gap.Reason == GapReason.Skipped)
                Take(maxItems, maxBytes, batch);
            batch.UpToDate = batch.Position.Offset == head.Offset;
            batch.End = batch.UpToDate ? end : null;
            wakeProducer = NoteProgress(batch);
            reader.MoveTo(batch);
            NoteRead(reader);
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

    PushCursor BeforeNewest() => Retained == 0 ? head : CursorAt(head.Offset - 1);

    PushCursor CursorAt(long offset)
    {
        if (offset == beforeFirst.Offset)
            return beforeFirst;
        var segment = segments[segments.IndexOf(offset)];
        return segment.CursorAt((int)(offset - segment.FirstOffset));
    }

    void Take(int maxItems, int maxBytes, LogBatch batch)
    {
        long next = batch.Position.Offset + 1;
        for (int i = segments.IndexOf(next); next <= head.Offset && batch.Count < maxItems; i++)
        {
            var segment = segments[i];
            int from = (int)(next - segment.FirstOffset);
            int to = segment.Fit(from, segment.Count, maxItems - batch.Count, maxBytes - batch.Bytes);
            if (to == from && batch.Count == 0)
                to++;
            if (to == from)
                return;
            batch.Add(new LogSlice(segment, from, to));
            next += to - from;
            if (to < segment.Count)
                return;
        }
    }
}
