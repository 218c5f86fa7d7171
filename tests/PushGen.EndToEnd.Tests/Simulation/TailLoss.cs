using System.Runtime.CompilerServices;
using PushGen.AspNetCore.Topics;

namespace PushGen.EndToEnd.Tests.Simulation;

/// <summary>Takes the newest items away from a log under its readers, as a store does whose newest writes were lost: no API of the log can.</summary>
static class TailLoss
{
    public static int Cut(TopicLog log, int count)
    {
        lock (Gate(log))
            return CutLocked(log, count);
    }

    static int CutLocked(TopicLog log, int count)
    {
        var segments = Segments(log);
        var items = Items(segments);
        int retained = (int)(Head(log).Offset - BeforeFirst(log).Offset), lost = Math.Min(count, retained);
        var kept = items[^retained..^lost];
        while (segments.Count > 0)
            segments.RemoveFirst();
        Head(log) = kept.Count > 0 ? kept[^1].CursorAt(0) : BeforeFirst(log);
        foreach (var item in kept)
            segments.Add(item);
        HeadOffset(log) = Head(log).Offset;
        foreach (var group in Groups(log))
            Readers(group).ForEach(static reader => SetSegment(reader, null));      // where they stood is gone: they compare their cursors anew
        return lost;
    }

    /// <summary>Each item in a segment of its own, with those of the oldest segment that are no longer retained.</summary>
    static List<LogSegment> Items(LogSegments segments)
    {
        var items = new List<LogSegment>();
        for (int i = 0; i < segments.Count; i++)
        {
            for (int j = 0; j < segments[i].Count; j++)
                items.Add(Alone(segments[i], j));
        }
        return items;
    }

    static LogSegment Alone(LogSegment segment, int index)
    {
        int size = LogSegment.SizeOf(segment.Data(index).Length);
        var alone = new LogSegment(segment.CursorAt(index), segment.EndByteOf(index) - size, size, size);
        alone.Append(segment.Data(index), segment.CursorAt(index), segment.AppendedAt(index));
        return alone;
    }

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "segments")]
    static extern ref LogSegments Segments(TopicLog log);

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "gate")]
    static extern ref Lock Gate(TopicLog log);

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "head")]
    static extern ref PushCursor Head(TopicLog log);

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "headOffset")]
    static extern ref long HeadOffset(TopicLog log);

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "groups")]
    static extern ref Broadcast[] Groups(TopicLog log);

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "readers")]
    static extern ref List<LogReader> Readers(Broadcast group);

    [UnsafeAccessor(UnsafeAccessorKind.Method, Name = "set_Segment")]
    static extern void SetSegment(LogReader reader, LogSegment? segment);

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "beforeFirst")]
    static extern ref PushCursor BeforeFirst(TopicLog log);
}
