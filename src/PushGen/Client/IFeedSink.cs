namespace PushGen;

/// <summary>What a transport brings to one subscription. Called by one connection at a time, never at once.</summary>
interface IFeedSink
{
    /// <summary>How many items can be taken now. A transport reads no more than these.</summary>
    int Room { get; }

    /// <summary>Until a good part of the queue is free.</summary>
    Task WaitForRoomAsync(CancellationToken cancellationToken);

    /// <summary>The server reads the log from here; null if only the first item tells where.</summary>
    void Ready(PushCursor? start);

    /// <summary>An item, its JSON still in the transport's buffer. False: drop this connection.</summary>
    bool Item(PushCursor cursor, ReadOnlySpan<byte> json);

    /// <summary>Items were lost. False: drop this connection.</summary>
    bool Gap(PushGap gap);
}
