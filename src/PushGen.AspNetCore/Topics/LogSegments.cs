namespace PushGen.AspNetCore.Topics;

/// <summary>A growing ring of segments, oldest first.</summary>
sealed class LogSegments
{
    LogSegment?[] slots = [];
    int start;

    public int Count { get; private set; }

    public LogSegment this[int index] => slots[(start + index) & (slots.Length - 1)]!;

    public void Add(LogSegment segment)
    {
        if (Count == slots.Length)
            Grow();
        if (Count > 0)
            this[Count - 1].Next = segment;
        slots[(start + Count++) & (slots.Length - 1)] = segment;
    }

    public void RemoveFirst()
    {
        this[0].Next = null;
        slots[start] = null;
        start = (start + 1) & (slots.Length - 1);
        Count--;
    }

    /// <summary>The index of the segment that has the item of this offset, which must be there.</summary>
    public int IndexOf(long offset)
    {
        int low = 0, high = Count - 1;
        while (low < high)
        {
            int middle = (low + high + 1) / 2;
            if (this[middle].FirstOffset <= offset)
                low = middle;
            else
                high = middle - 1;
        }
        return low;
    }

    void Grow()
    {
        var larger = new LogSegment?[Math.Max(1, slots.Length * 2)];      // a power of two
        for (int i = 0; i < Count; i++)
            larger[i] = this[i];
        slots = larger;
        start = 0;
    }
}
