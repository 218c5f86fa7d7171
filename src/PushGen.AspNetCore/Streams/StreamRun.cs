using PushGen.AspNetCore.Topics;
using PushGen.AspNetCore.Windows;

namespace PushGen.AspNetCore.Streams;

/// <summary>One run of a stream, for one caller: its private log, and who may read it. Lives on when connections drop.</summary>
sealed class StreamRun : ILogSource, ILogKeeper, IDisposable
{
    readonly CancellationTokenSource canceling = new();
    readonly Lock gate = new();
    readonly ITimer timer;
    readonly Action<StreamRun> expired;
    readonly PushOptions options;
    readonly TimeProvider time;
    int readers;
    long ended;

    public StreamRun(string id, string owner, StreamBinding binding, byte[] argumentsHash, TopicLog log, PushOptions options, TimeProvider time, Action<StreamRun> expired)
    {
        Id = id;
        Owner = owner;
        Binding = binding;
        ArgumentsHash = argumentsHash;
        Log = log;
        log.Keeper = this;
        this.options = options;
        this.time = time;
        this.expired = expired;
        timer = time.CreateTimer(static run => ((StreamRun)run!).TimeIsUp(), this, options.StreamOrphanedAfter, Timeout.InfiniteTimeSpan);
    }

    public string Id { get; }

    /// <summary>The principal that started it, see <see cref="PushContext.OwnerOf"/>. Only they may read or cancel it.</summary>
    public string Owner { get; }

    public StreamBinding Binding { get; }

    public byte[] ArgumentsHash { get; }

    public TopicLog Log { get; }

    /// <summary>Canceled when the stream is canceled or orphaned.</summary>
    public CancellationToken Canceled => canceling.Token;

    /// <summary>Opens a reader of the log, which keeps the stream from being orphaned until it is disposed.</summary>
    public void Open(LogReader reader, ReadStart start, ReaderGapPolicy policy)
    {
        ReaderCame();
        reader.Open(Log, start, policy);
        Log.TryRegister(reader);
    }

    /// <summary>Ends the log at once, whatever the iterator does, and stops the iterator. Without effect after the end.</summary>
    public void Cancel(LogEnd end)
    {
        if (Complete(end))
            _ = canceling.CancelAsync();     // what the application hung on the token runs, and may fail, elsewhere
    }

    /// <summary>Ends the log; from now on the stream is kept for a while, for those who come back to read its end. Only the first end counts.</summary>
    /// <returns>Whether this was it.</returns>
    public bool Complete(LogEnd end)
    {
        lock (gate)
        {
            if (Log.End is not null)
                return false;
            ended = time.GetTimestamp();
            Log.Complete(end);
            timer.Change(options.StreamKeptFor, Timeout.InfiniteTimeSpan);
            return true;
        }
    }

    /// <summary>A reader that takes items: also called when a reader that had no credit gets some.</summary>
    public void ReaderCame()
    {
        lock (gate)
        {
            if (readers++ == 0 && Log.End is null)
                timer.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }
    }

    void ILogKeeper.ReaderLeft(TopicLog log) => ReaderLeft();

    public void ReaderLeft()
    {
        lock (gate)
        {
            if (--readers == 0 && Log.End is null)
                timer.Change(options.StreamOrphanedAfter, Timeout.InfiniteTimeSpan);
        }
    }

    void TimeIsUp()
    {
        bool over, abandoned;
        lock (gate)
        {
            // The timer may have been on its way here when the stream ended, or a reader came: then it is not yet time. It may also come a
            // little early by the clock, and nobody else sets it again.
            over = Log.End is not null;
            var left = over ? options.StreamKeptFor - time.GetElapsedTime(ended) : TimeSpan.Zero;
            if (left > TimeSpan.Zero)
                timer.Change(left + TimeSpan.FromMilliseconds(1), Timeout.InfiniteTimeSpan);
            abandoned = over ? left <= TimeSpan.Zero : readers == 0;
        }
        if (!abandoned)
            return;
        if (over)
            expired(this);
        else
            Cancel(LogEnd.Orphaned);
    }

    public void Dispose()
    {
        timer.Dispose();
        canceling.Dispose();
    }
}
