namespace PushGen;

/// <summary>What a transport brings to one subscription. Called by one connection at a time, never at once.</summary>
interface IFeedSink
{
    /// <summary>How many items can be taken now. A transport reads no more than these.</summary>
    int Room { get; }

    /// <summary>As many more make it worth to ask the server for more.</summary>
    int Enough { get; }

    /// <summary>How many items the application has taken in all; each makes room for one.</summary>
    long Taken { get; }

    Task WaitForTakenAsync(long count, CancellationToken cancellationToken);

    /// <summary>Until a good part of the queue is free.</summary>
    Task WaitForRoomAsync(CancellationToken cancellationToken)
    {
        long taken = Taken;
        return WaitForTakenAsync(taken + Math.Max(0, Enough - Room), cancellationToken);
    }

    /// <summary>The server reads the log from here; null if only the first item tells where.</summary>
    void Ready(PushCursor? start);

    /// <summary>
    /// Reads the item that <paramref name="json"/> begins with, and tells its length: so it need not be gone through twice. 0 where that has to be found
    /// out in another way. <see cref="Item"/> follows at once, if it really is an item.
    /// </summary>
    int ReadAhead(ReadOnlySpan<byte> json) => 0;

    /// <summary>An item, its JSON still in the transport's buffer, and perhaps read ahead. False: drop this connection.</summary>
    bool Item(PushCursor cursor, ReadOnlySpan<byte> json, bool isRead = false);

    /// <summary>Items were lost. False: drop this connection.</summary>
    bool Gap(PushGap gap);

    /// <summary>The server has said that the stream is over, as it was asked to: it need not be told in another way.</summary>
    void Canceled() { }
}
