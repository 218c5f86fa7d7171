using PushGen.AspNetCore.Topics;

namespace PushGen.EndToEnd.Tests.Simulation;

/// <summary>What the publisher knows: every item that was ever written, which of them make up the log now, and which are still retained.</summary>
sealed class Truth(LogSettings settings, TimeProvider time)
{
    readonly List<(PushCursor Cursor, long Written)> branch = [];       // the item of offset n is at n - 1
    readonly Dictionary<PushCursor, (int Value, PushCursor Previous)> written = [];
    ulong epoch;
    long first = 1;         // the oldest that is retained

    public PushCursor Head => At(branch.Count);

    public void Published(PushCursor cursor, int value)
    {
        if (cursor.Epoch != epoch)
        {
            epoch = cursor.Epoch;
            branch.Clear();
            first = 1;
        }
        Broken.Unless(cursor.Offset == branch.Count + 1, "the log left an offset out");
        written.Add(cursor, (value, Head));
        branch.Add((cursor, time.GetTimestamp()));
        Trim();
    }

    /// <summary>The log was dropped from memory: its items are gone, its place is not.</summary>
    public void Dropped() => first = branch.Count + 1;

    public void LostTail(int count)
    {
        branch.RemoveRange(branch.Count - count, count);
        first = Math.Min(first, branch.Count + 1);
    }

    public (int Value, PushCursor Previous) Of(PushCursor cursor) =>
        written.TryGetValue(cursor, out var item) ? item : throw new BrokenPromiseException("an item that nobody published");

    /// <summary>Throws unless the gap, just read from the log, is one, and says what is so.</summary>
    public void Judge(PushGap gap, ReaderGapPolicy policy)
    {
        Trim();
        var from = gap.Requested ?? throw new BrokenPromiseException("a gap without the cursor that was sent");
        var to = gap.ResumesAfter;
        bool newestOnly = settings.SlowReader == SlowReader.Latest;
        bool isGap = gap.Reason switch
        {
            GapReason.Epoch => from.Epoch != to.Epoch,
            GapReason.Ahead => from.Epoch == epoch && from.Offset > branch.Count,
            GapReason.Conflict => from.Epoch == epoch && from.Offset <= branch.Count && At(from.Offset) != from,
            GapReason.Trimmed => !newestOnly && from.Epoch == epoch && from.Offset + 1 < first,
            GapReason.Skipped => newestOnly && from.Epoch == epoch && from.Offset < Math.Max(branch.Count, first) - 1,
            _ => false,
        };
        Broken.Unless(isGap, $"a false gap {gap.Reason} from {from} to {to}: items {first} to {branch.Count} of {PushCursor.FormatEpoch(epoch)}");
        if (gap.Reason == GapReason.Trimmed)
            Broken.Unless(gap.Lost == to.Offset - from.Offset && gap.Lost > 0, "a wrong number of lost items");
        if (to.Epoch != epoch)
            Broken.Unless(to.Offset == 0 && gap.Reason == GapReason.Epoch, "a gap to a place that is none");
        else if (newestOnly)
            Broken.Unless(to == At(Math.Max(branch.Count - 1, first - 1)), "a gap that does not lead to the newest");
        else
            Broken.Unless(to == (policy == ReaderGapPolicy.Latest ? Head : At(first - 1)), "a gap that leads elsewhere");
    }

    PushCursor At(long offset) => offset == 0 ? new(epoch, 0, 0) : branch[(int)offset - 1].Cursor;

    void Trim()
    {
        while (first <= branch.Count && (branch.Count - first + 1 > settings.Retain || IsTooOld(branch[(int)first - 1].Written)))
            first++;
    }

    bool IsTooOld(long since) => settings.RetainFor is { } age && time.GetElapsedTime(since) > age;
}
