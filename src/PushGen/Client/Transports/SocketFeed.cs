using System.Text.Json;

namespace PushGen;

/// <summary>A topic or stream on a WebSocket. Once it has ended, frames that are still on their way are thrown away.</summary>
sealed class SocketFeed(bool isStream, IFeedSink sink) : SocketRequest
{
    readonly TaskCompletionSource<FeedEnd> done = new(TaskCreationOptions.RunContinuationsAsynchronously);
    readonly TaskCompletionSource<bool> farewell = new(TaskCreationOptions.RunContinuationsAsynchronously);
    readonly Lock gate = new();
    bool closed;

    public Task<FeedEnd> Done => done.Task;

    /// <summary>Whether the server has said its last word; false where the connection was lost before.</summary>
    public Task<bool> Farewell => farewell.Task;

    /// <summary>True where the client ended it and the server does not know.</summary>
    public bool DroppedHere { get; private set; }

    public void Subscribed(PushCursor? start)
    {
        lock (gate)
        {
            if (!closed)
                sink.Ready(start);
        }
    }

    /// <summary>Reads the array of a frame <c>items</c> where it stands.</summary>
    public void Items(ref Utf8JsonReader reader, ref ReadOnlySpan<byte> json)
    {
        lock (gate)
        {
            if (closed)
                reader.Skip();
            else if (!ItemArray.Read(ref reader, ref json, sink))
                Drop();
        }
    }

    public void Gap(PushGap gap)
    {
        lock (gate)
        {
            if (!closed && !sink.Gap(gap))
                Drop();
        }
    }

    public void Ended(FeedEnd end)
    {
        Close(end);
        farewell.TrySetResult(true);
    }

    public override void Failed(PushException error) => Ended(FeedEnd.FromError(error, isStream));

    public override void Lost(FeedEnd end)
    {
        Close(end.Kind == FeedEndKind.Lost ? end with { Kind = FeedEndKind.SharedLost } : end);
        farewell.TrySetResult(false);
    }

    /// <summary>After this nothing reaches the subscription any more.</summary>
    public void Close(FeedEnd end)
    {
        lock (gate)
            closed = true;
        done.TrySetResult(end);
    }

    void Drop()
    {
        DroppedHere = true;
        Close(FeedEnd.Dropped);
    }
}
