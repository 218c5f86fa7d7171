namespace PushGen.AspNetCore.Topics;

/// <summary>A growing ring of entries with consecutive offsets, oldest first.</summary>
sealed class LogRing
{
    LogEntry?[] slots = [];
    int start;

    public int Count { get; private set; }

    public LogEntry this[int index] => slots[(start + index) & (slots.Length - 1)]!;

    public void Add(LogEntry entry)
    {
        if (Count == slots.Length)
            Grow();
        slots[(start + Count++) & (slots.Length - 1)] = entry;
    }

    public void RemoveFirst()
    {
        slots[start] = null;
        start = (start + 1) & (slots.Length - 1);
        Count--;
    }

    void Grow()
    {
        var larger = new LogEntry?[Math.Max(4, slots.Length * 2)];      // a power of two
        for (int i = 0; i < Count; i++)
            larger[i] = this[i];
        slots = larger;
        start = 0;
    }
}
