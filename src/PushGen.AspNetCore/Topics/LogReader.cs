namespace PushGen.AspNetCore.Topics;

/// <summary>
/// One reader of a log: its cursor, and a callback when there may be more. It is registered before it first reads, so that no item falls
/// between. Read and disposed by one window at a time.
/// </summary>
sealed class LogReader : IDisposable
{
    readonly ILogListener listener;
    TopicLog log = null!;
    ReaderGapPolicy policy;
    bool invalid;
    long readTo;

    /// <summary>One to be opened.</summary>
    internal LogReader(ILogListener listener) => this.listener = listener;

    internal LogReader(TopicLog log, ReadStart start, ReaderGapPolicy policy, ILogListener listener)
        : this(listener) => Open(log, start, policy);

    /// <summary>Begins to read a log, which it has to be registered with. Once it is closed it may be opened again.</summary>
    internal void Open(TopicLog log, ReadStart start, ReaderGapPolicy policy)
    {
        this.log = log;
        this.policy = policy;
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
    public bool HasUnreadableCursor { get; private set; }

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

    /// <summary>Disposes it and lets go of the log, until it is opened again.</summary>
    internal void Close()
    {
        Dispose();
        log = null!;
        (Segment, Next) = (null, 0);
    }
}
