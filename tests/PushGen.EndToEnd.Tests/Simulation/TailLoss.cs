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
        var ring = Ring(log);
        int kept = Math.Max(0, ring.Count - count), lost = ring.Count - kept;
        for (int i = 0; i < kept; i++)
            ring.Add(ring[i]);
        for (int i = 0; i < kept + lost; i++)
            ring.RemoveFirst();
        Head(log) = ring.Count > 0 ? ring[ring.Count - 1].Cursor : BeforeFirst(log);
        return lost;
    }

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "ring")]
    static extern ref LogRing Ring(TopicLog log);

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "gate")]
    static extern ref Lock Gate(TopicLog log);

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "head")]
    static extern ref PushCursor Head(TopicLog log);

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "beforeFirst")]
    static extern ref PushCursor BeforeFirst(TopicLog log);
}
