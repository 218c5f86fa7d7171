using System.Security.Cryptography;

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
    readonly LogRing ring = new();
    PushCursor beforeFirst;         // the item before the first retained one, whose tag is kept
    PushCursor head;
    long appendedBytes, readBytes;
    TaskCompletionSource? room;

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
    }

    public PushCursor Head
    {
        get
        {
            lock (gate)
                return head;
        }
    }

    public LogEnd? End { get; private set; }

    /// <summary>Appends one item and wakes the readers. False if the log has ended or was dropped: nothing was appended.</summary>
    public bool TryAppend(byte[] frame, out PushCursor cursor)
    {
        lock (gate)
        {
            cursor = head;
            if (End is not null || Dropped)
                return false;
            appendedBytes += frame.Length;
            cursor = head = new PushCursor(epoch, head.Offset + 1, NewTag());
            LastUsed = time.GetTimestamp();
            ring.Add(LogEntry.Complete(frame, cursor, LastUsed, appendedBytes));
            Trim();
        }
        WakeListeners();
        return true;
    }

    /// <summary>Ends the log: readers get what is left, then the end. Only the first end counts.</summary>
    public void Complete(LogEnd end)
    {
        lock (gate)
            End ??= end;
        WakeListeners();
    }

    static uint NewTag() => (uint)RandomNumberGenerator.GetInt32(1 << 30);

    /// <summary>Drops what the settings no longer retain; the newest item stays, save for its age.</summary>
    void Trim()
    {
        while (ring.Count > 0)
        {
            var oldest = ring[0];
            bool tooOld = settings.RetainFor is { } age && time.GetElapsedTime(oldest.Appended) > age;
            bool tooMany = ring.Count > 1 && (ring.Count > settings.Retain || appendedBytes - oldest.EndByte + oldest.Size > settings.RetainBytes);
            if (!tooOld && !tooMany)
                return;
            beforeFirst = oldest.Cursor;
            ring.RemoveFirst();
        }
    }
}
