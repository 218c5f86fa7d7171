namespace PushGen.AspNetCore.Topics;

/// <summary>What one read of a log gave; filled anew by each <see cref="LogReader.Read"/>.</summary>
sealed class LogBatch
{
    /// <summary>A gap before the items, or null.</summary>
    public PushGap? Gap { get; set; }

    public List<LogEntry> Entries { get; } = [];

    /// <summary>The reader's place after the gap and the items.</summary>
    public PushCursor Position { get; set; }

    /// <summary>Whether there is nothing more to read now.</summary>
    public bool UpToDate { get; set; }

    /// <summary>The log's end, if it has one and it was reached.</summary>
    public LogEnd? End { get; set; }

    public bool IsEmpty => Gap is null && Entries.Count == 0 && End is null;

    internal void Clear()
    {
        Gap = null;
        Entries.Clear();
        UpToDate = false;
        End = null;
    }
}
