namespace PushGen;

/// <summary>
/// Where a subscription stands, and whether what comes next goes on exactly there: docs/protocol.md, section 6. <see cref="Received"/> is
/// the last item or gap put into the subscription's queue; reconnects use it.
/// </summary>
sealed class Continuity(PushCursor? start)
{
    const int EpochsRemembered = 16;

    readonly List<ulong> epochsLeft = [];
    bool startsAnywhere;
    bool holeBefore;

    public PushCursor? Received { get; private set; } = start is { IsItem: true } ? start : null;

    /// <summary>Items came of a store that had been left for another: two stores answer under one address.</summary>
    public bool SplitStore { get; private set; }

    public int Duplicates { get; private set; }

    /// <summary>The read begins after <paramref name="cursor"/>; null, or a word, if only the first item will tell.</summary>
    public void Ready(PushCursor? cursor)
    {
        if (Received is not null)
            return;
        if (cursor is { IsItem: true })
            Received = cursor;
        else
            startsAnywhere = true;
    }

    /// <summary>
    /// Moves to where the server goes on: also backwards, also within an epoch. A gap after another cursor than the last received tells of
    /// something lost or repeated on the way: <paramref name="told"/> is the gap as this subscription sees it.
    /// </summary>
    public ItemVerdict Gap(PushGap gap, out PushGap told)
    {
        told = gap;
        if (Received is { } last && gap.Requested is { } requested && requested != last)
        {
            var to = gap.ResumesAfter;
            bool isTrimmed = (gap.Reason is GapReason.Trimmed or GapReason.Skipped) && to.Epoch == last.Epoch;
            if (isTrimmed && to.Offset <= last.Offset)
            {
                Duplicates++;       // an old answer, given again
                return ItemVerdict.Duplicate;
            }
            if (!isTrimmed && !holeBefore)
            {
                holeBefore = true;
                return ItemVerdict.Hole;        // the server has to judge the cursor that is ours
            }
            told = new PushGap(gap.Reason, last, to, isTrimmed ? to.Offset - last.Offset : null);
        }
        holeBefore = false;
        MoveTo(told.ResumesAfter);
        return ItemVerdict.Take;
    }

    public ItemVerdict Item(PushCursor item, out PushGap? hole)
    {
        hole = null;
        if (Received is { } last && last.Epoch == item.Epoch && item.Offset <= last.Offset)
        {
            Duplicates++;
            return ItemVerdict.Duplicate;
        }
        bool follows = Received is { } before ? before.Epoch == item.Epoch && item.Offset == before.Offset + 1 : startsAnywhere;
        if (!follows)
        {
            if (!holeBefore)
            {
                holeBefore = true;
                return ItemVerdict.Hole;
            }
            // Asked again, and again not the item after the last: it cannot be had. Whoever throws here has not taken this item either, so it counts as lost.
            long? lost = Received is { } from && from.Epoch == item.Epoch ? item.Offset - from.Offset : null;
            hole = new PushGap(GapReason.Hole, Received, item, lost);
        }
        holeBefore = false;
        MoveTo(item);
        return ItemVerdict.Take;
    }

    void MoveTo(PushCursor to)
    {
        startsAnywhere = false;
        if (Received is { } from && from.Epoch != to.Epoch)
        {
            SplitStore |= epochsLeft.Contains(to.Epoch);
            if (epochsLeft.Count == EpochsRemembered)
                epochsLeft.RemoveAt(0);
            epochsLeft.Add(from.Epoch);
        }
        Received = to;
    }
}
