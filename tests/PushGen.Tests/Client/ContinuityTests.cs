namespace PushGen.Tests;

public sealed class ContinuityTests
{
    static Continuity At5() => new(At.Cursor(5));

    static PushGap Gap(PushCursor to, GapReason reason = GapReason.Trimmed) => new(reason, At.Cursor(5), to, null);

    [Fact]
    public void NextItem_IsTaken()
    {
        var position = At5();

        Assert.Equal(ItemVerdict.Take, position.Item(At.Cursor(6), out var hole));
        Assert.Null(hole);
        Assert.Equal(At.Cursor(6), position.Received);
    }

    [Fact]
    public void EarlierItem_IsADuplicate()
    {
        var position = At5();

        Assert.Equal(ItemVerdict.Duplicate, position.Item(At.Cursor(5), out _));
        Assert.Equal(ItemVerdict.Duplicate, position.Item(At.Cursor(1), out _));
        Assert.Equal((At.Cursor(5), 2), (position.Received, position.Duplicates));
    }

    [Fact]
    public void Hole_IsToldWhenItComesTwice()
    {
        var position = At5();

        Assert.Equal(ItemVerdict.Hole, position.Item(At.Cursor(8), out var first));
        Assert.Null(first);
        Assert.Equal(At.Cursor(5), position.Received);
        Assert.Equal(ItemVerdict.Take, position.Item(At.Cursor(8), out var second));
        Assert.Equal(new PushGap(GapReason.Hole, At.Cursor(5), At.Cursor(8), 3), second);
        Assert.Equal(At.Cursor(8), position.Received);
    }

    [Fact]
    public void Hole_IsForgottenWhereTheNextAnswerIsWhole()
    {
        var position = At5();
        position.Item(At.Cursor(8), out _);
        position.Item(At.Cursor(6), out _);

        Assert.Equal(ItemVerdict.Hole, position.Item(At.Cursor(9), out _));
    }

    [Fact]
    public void OtherEpoch_WithoutAGapIsAHole()
    {
        var position = At5();

        Assert.Equal(ItemVerdict.Hole, position.Item(At.Cursor(6, At.B), out _));
        Assert.Equal(ItemVerdict.Take, position.Item(At.Cursor(6, At.B), out var hole));
        Assert.Equal((GapReason.Hole, null), (hole!.Reason, hole.Lost));
    }

    [Fact]
    public void ItemBeforeTheStartIsKnown_IsAHole()
    {
        var position = new Continuity(null);

        Assert.Equal(ItemVerdict.Hole, position.Item(At.Cursor(1), out _));
    }

    [Fact]
    public void Ready_SetsTheStartOnlyOnce()
    {
        var position = new Continuity(PushCursor.Latest);
        position.Ready(At.Cursor(3));
        position.Ready(At.Cursor(9));

        Assert.Equal(At.Cursor(3), position.Received);
    }

    [Fact]
    public void StartThatOnlyTheFirstItemTells_TakesIt()
    {
        var position = new Continuity(PushCursor.Earliest);
        position.Ready(null);

        Assert.Equal(ItemVerdict.Take, position.Item(At.Cursor(17), out _));
        Assert.Equal(ItemVerdict.Hole, position.Item(At.Cursor(19), out _));
    }

    [Theory, InlineData(2), InlineData(5), InlineData(90)]
    public void Gap_MovesAnywhere(long to)
    {
        var position = At5();
        Assert.Equal(ItemVerdict.Take, position.Gap(Gap(At.Cursor(to)), out var told));

        Assert.Equal(Gap(At.Cursor(to)), told);
        Assert.Equal(At.Cursor(to), position.Received);
        Assert.Equal(ItemVerdict.Take, position.Item(At.Cursor(to + 1), out _));
    }

    /// <summary>Items between the last received and the one that the server stood at were swallowed on the way.</summary>
    [Theory, InlineData(GapReason.Trimmed), InlineData(GapReason.Skipped)]
    public void Gap_AfterItemsThatNeverCame_CountsThemToo(GapReason reason)
    {
        var position = At5();

        Assert.Equal(ItemVerdict.Take, position.Gap(new(reason, At.Cursor(7), At.Cursor(90), 83), out var told));
        Assert.Equal(new PushGap(reason, At.Cursor(5), At.Cursor(90), 85), told);
        Assert.Equal(At.Cursor(90), position.Received);
    }

    [Theory, InlineData(3), InlineData(5)]
    public void Gap_OfAnOldAnswer_IsADuplicate(long to)
    {
        var position = At5();

        Assert.Equal(ItemVerdict.Duplicate, position.Gap(new(GapReason.Trimmed, At.Cursor(1), At.Cursor(to), to - 1), out _));
        Assert.Equal((At.Cursor(5), 1), (position.Received, position.Duplicates));
    }

    /// <summary>Another store, or history written anew: only the server knows what of the subscription's own cursor is still true.</summary>
    [Theory, InlineData(GapReason.Conflict, At.A), InlineData(GapReason.Ahead, At.A), InlineData(GapReason.Epoch, At.B), InlineData(GapReason.Trimmed, At.B)]
    public void Gap_ThatJudgesAnotherCursor_IsAskedForAgain(GapReason reason, ulong epoch)
    {
        var position = At5();
        var gap = new PushGap(reason, At.Cursor(7), At.Cursor(2, epoch), null);

        Assert.Equal(ItemVerdict.Hole, position.Gap(gap, out _));
        Assert.Equal(At.Cursor(5), position.Received);
        Assert.Equal(ItemVerdict.Take, position.Gap(gap, out var told));
        Assert.Equal(gap with { Requested = At.Cursor(5) }, told);
    }

    [Fact]
    public void EpochThatComesBack_IsASplitStore()
    {
        var position = At5();
        position.Gap(Gap(At.Cursor(0, At.B), GapReason.Epoch), out _);
        Assert.False(position.SplitStore);
        position.Gap(Gap(At.Cursor(0, At.C), GapReason.Epoch), out _);
        Assert.False(position.SplitStore);
        position.Gap(Gap(At.Cursor(5), GapReason.Epoch), out _);

        Assert.True(position.SplitStore);
    }
}
