namespace PushGen.AspNetCore.Topics;

/// <summary>
/// A bounded, append-only log: the heart of every topic and stream. Readers hold a cursor, never a place in it; each read compares the
/// cursor with the log (docs/protocol.md, section 1), so that nothing is ever skipped in silence.
/// </summary>
sealed partial class TopicLog
{
    readonly Lock gate = new();
    readonly LogSettings settings;
    readonly TimeProvider time;
    readonly ulong epoch;
    readonly LogSegments segments = new();
    PushCursor beforeFirst;         // the item before the first retained one, whose tag is kept
    PushCursor head;
    (PushCursor Cursor, string Text) written;       // the cursor that was asked for last, as text
    long appendedBytes, trimmedBytes;

    /// <param name="settings">What is retained.</param>
    /// <param name="time">For the age of items.</param>
    /// <param name="start">The place to go on from: offset 0 of the store's epoch, or what a dropped log left.</param>
    public TopicLog(LogSettings settings, TimeProvider time, PushCursor start)
    {
        this.settings = settings;
        this.time = time;
        epoch = start.Epoch;
        LastUsed = time.GetTimestamp();
        beforeFirst = head = start;
        headOffset = trimmedOffset = start.Offset;
        isReadLocked = settings.RetainFor is not null || settings.SlowReader == SlowReader.Latest;
    }

    public PushCursor Head
    {
        get
        {
            lock (gate)
                return head;
        }
    }

    /// <summary>A stream's: its fastest reader sets the pace of its producer.</summary>
    public bool SetsPace { get; init; }

    /// <summary>Its name in the store, which is its keeper.</summary>
    public string Name { get; init; } = "";

    /// <summary>Told when a reader leaves.</summary>
    public ILogKeeper? Keeper { get; set; }

    int Retained => (int)(head.Offset - beforeFirst.Offset);

    /// <summary>Appends one item and wakes the readers. False if the log has ended or was dropped: nothing was appended.</summary>
    /// <param name="data">The item's JSON, without line ends.</param>
    /// <param name="cursor">The item's.</param>
    public bool TryAppend(ReadOnlySpan<byte> data, out PushCursor cursor)
    {
        lock (gate)
        {
            cursor = head;
            if (end is not null || Dropped)
                return false;
            cursor = new PushCursor(epoch, head.Offset + 1, NewTag());
            LastUsed = time.GetTimestamp();
            int size = LogSegment.SizeOf(data.Length);
            SegmentFor(cursor, size).Append(data, cursor, LastUsed);
            appendedBytes += size;
            head = cursor;
            Volatile.Write(ref headOffset, cursor.Offset);
            Trim();
        }
        WakeReaders();
        return true;
    }

    /// <summary>Ends the log: readers get what is left, then the end. Only the first end counts.</summary>
    public void Complete(LogEnd end)
    {
        lock (gate)
            this.end ??= end;
        WakeReaders();
    }

    public string TextOf(PushCursor position)
    {
        lock (gate)
        {
            if (written.Cursor != position)
                written = (position, position.ToString());
            return written.Text;
        }
    }

    // Tells rewritten history apart, and need not be a secret: so no system's generator is asked for each item.
    static uint NewTag() => (uint)Random.Shared.Next(1 << 30);

    LogSegment SegmentFor(PushCursor next, int size)
    {
        if (segments.Count > 0 && segments[segments.Count - 1] is { } last && last.HasRoomFor(size))
            return last;
        // A segment is freed as a whole: at most a quarter of what is retained waits for that.
        int capacity = (int)Math.Max(size, Math.Min((appendedBytes - trimmedBytes) / 4, LogSegment.MaxBytes));
        var segment = new LogSegment(next, appendedBytes, capacity, size);
        segments.Add(segment);
        return segment;
    }

    /// <summary>Drops what the settings no longer retain; the newest item stays, save for its age.</summary>
    void Trim()
    {
        while (Retained > 0)
        {
            var segment = segments[0];
            int oldest = (int)(beforeFirst.Offset + 1 - segment.FirstOffset);
            bool tooOld = settings.RetainFor is { } age && time.GetElapsedTime(segment.AppendedAt(oldest)) > age;
            bool tooMany = Retained > 1 && (Retained > settings.Retain || appendedBytes - trimmedBytes > settings.RetainBytes);
            if (!tooOld && !tooMany)
                return;
            beforeFirst = segment.CursorAt(oldest);
            Volatile.Write(ref trimmedOffset, beforeFirst.Offset);
            trimmedBytes = segment.EndByteOf(oldest);
            if (oldest == segment.Count - 1)
                segments.RemoveFirst();
        }
    }
}
