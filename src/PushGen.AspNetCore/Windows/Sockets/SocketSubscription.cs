using PushGen.AspNetCore.Hosting;
using PushGen.AspNetCore.Streams;
using PushGen.AspNetCore.Topics;

namespace PushGen.AspNetCore.Windows.Sockets;

/// <summary>
/// One reader of a topic or stream on a WebSocket: a position in a log, and a credit. It holds no items; those stay in the log until the
/// send loop reads them. Its state changes under the session's lock.
/// </summary>
sealed class SocketSubscription(SocketSession session, long id, OperationBinding binding, ReaderGapPolicy policy, long? credit) : SocketOperation(id), ILogListener
{
    readonly bool isUnlimited = credit is null;
    LogReader? reader;
    long allowed = credit ?? long.MaxValue;
    long sent;
    DrainTarget? draining;
    bool isPaused;
    int isQueued;

    public OperationBinding Binding { get; } = binding;

    public ReaderGapPolicy Policy { get; } = policy;

    /// <summary>A topic's key as it came, to ask the gate again when the credential changes.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Key { get; init; } = [];

    /// <summary>A topic's log: of a topic per user, the user's who subscribed.</summary>
    public string? LogName { get; private set; }

    public StreamRun? Run { get; private set; }

    /// <summary>Where it begins, as <c>subd</c> tells it; null where a cursor was sent that is none.</summary>
    public PushCursor? Start { get; private set; }

    public bool IsAnnounced { get; set; }

    public bool IsLive { get; set; }

    /// <summary>No frame may follow: the last one was written, or waits in the outbox.</summary>
    public bool HasEnded { get; private set; }

    /// <summary>More items than the client has received so far, if there are any; 0: it has to give credit first.</summary>
    public int Allowance => (int)Math.Min(allowed - sent, int.MaxValue);

    public LogReader? Reader => reader;

    /// <summary>Registers for the log's wake-ups.</summary>
    public void Open(LogStore topics, string name, LogSettings settings, ReadStart start)
    {
        LogName = name;
        Begin(topics.Open(name, settings, start, Policy, this));
    }

    /// <summary>Registers for the wake-ups of a stream's log, and keeps the stream running while there is credit.</summary>
    public void Open(StreamRun run, ReadStart start)
    {
        Run = run;
        Begin(run.Open(start, Policy, this));
    }

    void Begin(LogReader opened)
    {
        reader = opened;
        session.Metrics.Subscribed(PushTransports.WebSocket);
        Start = opened.HasUnreadableCursor ? null : opened.Position;
        PauseWithoutCredit();
    }

    void ILogListener.OnAppended() => session.OnAppended(this);

    /// <summary>The next one in the session's <see cref="ReadyQueue"/>.</summary>
    public SocketSubscription? NextReady { get; set; }

    /// <summary>True for the one who then has to put it into the session's queue of ready subscriptions.</summary>
    public bool TryQueue() => Interlocked.Exchange(ref isQueued, 1) == 0;

    /// <summary>The server shuts down: what is in a topic's log by now is still for this reader. A stream has its end.</summary>
    public void Drain(PushServices services)
    {
        if (Run is null)
            draining = new(reader!, services);
    }

    /// <summary>Whether there is something that the reader has to get before the bye: of a stream, as far as there is credit.</summary>
    public bool IsOwed => draining is { } topic ? !topic.IsReached : Allowance > 0;

    /// <summary>Called before the log is read, so that a wake-up during the read is not lost.</summary>
    public void Dequeued() => Interlocked.Exchange(ref isQueued, 0);

    public void CountSent(int items)
    {
        sent += items;
        PauseWithoutCredit();
    }

    /// <summary>Sets the total of items allowed. False: it may not shrink.</summary>
    public bool TryAllow(long total)
    {
        if (isUnlimited)
            return true;
        if (total < allowed)
            return false;
        allowed = total;
        if (isPaused && Allowance > 0)
        {
            isPaused = false;
            Run?.ReaderCame();
        }
        return true;
    }

    void PauseWithoutCredit()
    {
        if (isPaused || Allowance > 0)
            return;
        isPaused = true;
        Run?.ReaderLeft();      // who takes nothing does not keep a stream alive
    }

    /// <summary>Leaves the log. A stream goes on for a while without readers.</summary>
    public void Close()
    {
        HasEnded = true;
        if (isPaused)
            Run?.ReaderCame();  // the reader counts itself out once more
        if (reader is null)
            return;
        reader.Dispose();
        session.Metrics.Unsubscribed(PushTransports.WebSocket);
    }
}
