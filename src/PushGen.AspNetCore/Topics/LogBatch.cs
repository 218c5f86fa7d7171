using System.Runtime.InteropServices;

namespace PushGen.AspNetCore.Topics;

/// <summary>What one read of a log gave; filled anew by each <see cref="LogReader.Read"/>.</summary>
sealed class LogBatch
{
    readonly List<LogSlice> slices = [];

    /// <summary>A gap before the items, or null.</summary>
    public PushGap? Gap { get; set; }

    /// <summary>The items, in a few pieces.</summary>
    public ReadOnlySpan<LogSlice> Slices => CollectionsMarshal.AsSpan(slices);

    /// <summary>How many items there are.</summary>
    public int Count { get; private set; }

    /// <summary>Bytes of the items' JSON with a comma between any two.</summary>
    public int Bytes { get; private set; }

    /// <summary>The reader's place after the gap and the items.</summary>
    public PushCursor Position { get; set; }

    /// <summary>Whether there is nothing more to read now.</summary>
    public bool UpToDate { get; set; }

    /// <summary>The log's end, if it has one and it was reached.</summary>
    public LogEnd? End { get; set; }

    public bool IsEmpty => Gap is null && Count == 0 && End is null;

    internal void Add(LogSlice slice)
    {
        Bytes += slice.Json.Length + (Count > 0 ? 1 : 0);
        Count += slice.Count;
        slices.Add(slice);
        Position = slice.Segment.CursorAt(slice.To - 1);
    }

    internal void Clear()
    {
        Gap = null;
        slices.Clear();
        Count = Bytes = 0;
        UpToDate = false;
        End = null;
    }
}
