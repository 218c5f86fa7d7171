namespace PushGen.AspNetCore.Topics;

/// <summary>
/// One reader of a log: its cursor, and a callback when there may be more. It is registered before it first reads, so that no item falls
/// between. Read and disposed by one window at a time.
/// </summary>
sealed class LogReader : IDisposable
{
    readonly TopicLog log;
    readonly ReaderGapPolicy policy;
    readonly ILogListener listener;
    bool invalid;
    long readTo;

    internal LogReader(TopicLog log, ReadStart start, ReaderGapPolicy policy, ILogListener listener)
    {
        this.log = log;
        this.policy = policy;
        this.listener = listener;
        invalid = start.Which == ReadStart.Kind.Invalid;
        HasUnreadableCursor = invalid;
        Position = log.Resolve(start);
        readTo = Position.Offset;
    }

    /// <summary>The last item or gap that was read; before the first read the cursor that the reader asked with, or else the start.</summary>
    public PushCursor Position { get; private set; }

    /// <summary>Its text, which is made once for all readers who stand at the newest item.</summary>
    public string PositionText => log.TextOf(Position);

    /// <summary>Whether the reader came with a cursor that is none.</summary>
    public bool HasUnreadableCursor { get; }

    /// <summary>Whether the log has its end, so that the reader soon comes to it.</summary>
    public bool IsOfEndedLog => log.End is not null;

    /// <summary>The last item that is in the log now.</summary>
    public PushCursor Head => log.Head;

    /// <summary>Whether it has read up to an item, or past it.</summary>
    public bool HasReached(PushCursor item) => Position.Epoch == item.Epoch && Position.Offset >= item.Offset;

    /// <summary>Where it is registered, or null.</summary>
    internal Broadcast? Group { get; set; }

    internal int Slot { get; set; }

    internal ReaderGapPolicy Policy => policy;

    /// <summary>The offset of <see cref="Position"/>, for other threads.</summary>
    internal long ReadTo => Volatile.Read(ref readTo);

    /// <summary>Where the log goes on after <see cref="Position"/>, if the reader knows: the items there need no look-up.</summary>
    internal LogSegment? Segment { get; private set; }

    /// <summary>The index in <see cref="Segment"/>.</summary>
    internal int Next { get; private set; }

    /// <summary>It came with a cursor that is none, and has not read yet.</summary>
    internal bool IsInvalid => invalid;

    /// <summary>Reads on. Items in <paramref name="batch"/> are the reader's from now on: its position is after them.</summary>
    public void Read(int maxItems, int maxBytes, LogBatch batch) => log.Read(this, maxItems, maxBytes, batch);

    internal void MoveTo(LogBatch batch)
    {
        invalid = false;
        Position = batch.Position;
        (Segment, Next) = batch.Slices is [.., var last] ? (last.Segment, last.To) : (null, 0);
        Volatile.Write(ref readTo, Position.Offset);
    }

    internal void OnAppended() => listener.OnAppended();

    public void Dispose() => log.Unregister(this);
}
