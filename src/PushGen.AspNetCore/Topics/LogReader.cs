namespace PushGen.AspNetCore.Topics;

/// <summary>
/// One reader of a log: its cursor, and a callback when there may be more. It is registered before it first reads, so that no item falls
/// between. Read and disposed by one window at a time.
/// </summary>
sealed class LogReader : IDisposable
{
    readonly TopicLog log;
    readonly ReaderGapPolicy policy;
    readonly Action wake;
    readonly Action<LogReader>? closed;
    bool invalid;

    internal LogReader(TopicLog log, ReadStart start, ReaderGapPolicy policy, Action wake, Action<LogReader>? closed)
    {
        this.log = log;
        this.policy = policy;
        this.wake = wake;
        this.closed = closed;
        invalid = start.Which == ReadStart.Kind.Invalid;
        HasUnreadableCursor = invalid;
        Position = log.Resolve(start);
    }

    /// <summary>The last item or gap that was read; before the first read the cursor that the reader asked with, or else the start.</summary>
    public PushCursor Position { get; private set; }

    /// <summary>Whether the reader came with a cursor that is none.</summary>
    public bool HasUnreadableCursor { get; }

    /// <summary>Whether the log has its end, so that the reader soon comes to it.</summary>
    public bool IsOfEndedLog => log.End is not null;

    /// <summary>The last item that is in the log now.</summary>
    public PushCursor Head => log.Head;

    /// <summary>Whether it has read up to an item, or past it.</summary>
    public bool HasReached(PushCursor item) => Position.Epoch == item.Epoch && Position.Offset >= item.Offset;

    internal int Slot { get; set; } = -1;

    /// <summary>Reads on. Items in <paramref name="batch"/> are the reader's from now on: its position is after them.</summary>
    public void Read(int maxItems, int maxBytes, LogBatch batch)
    {
        log.Read(Position, invalid, policy, maxItems, maxBytes, batch);
        Position = batch.Position;
        invalid = false;
    }

    internal void OnAppended() => wake();

    public void Dispose()
    {
        log.Unregister(this);
        closed?.Invoke(this);
    }
}
