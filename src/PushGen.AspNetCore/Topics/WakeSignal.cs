using System.Threading.Tasks.Sources;

namespace PushGen.AspNetCore.Topics;

/// <summary>
/// Wakes one waiting loop. A wake that comes while nobody waits is kept, so that between a read of the log and the wait nothing is missed;
/// any number of wakes count as one. One waiter at a time.
/// </summary>
/// <remarks>Allocates nothing per wait, and hardly ever touches its timer: one that is due sooner than needed is left alone, and wakes early.</remarks>
sealed class WakeSignal(TimeProvider time) : ILogListener, IValueTaskSource<bool>, IDisposable
{
    const int Running = 0, Waiting = 1, Woken = 2;

    ManualResetValueTaskSourceCore<bool> source;
    ITimer? timer;
    long timerDue;          // a time stamp; 0 if the timer is not set
    int state;

    /// <summary>Wakes the waiter, or the next one, on a thread of the pool.</summary>
    public void Wake() => Wake(here: false);

    /// <summary>Wakes the waiter, which goes on before this returns: for callers that hold no lock and wake many.</summary>
    public void WakeHere() => Wake(here: true);

    void ILogListener.OnAppended() => WakeHere();

    void Wake(bool here)
    {
        if (Volatile.Read(ref state) == Woken || Interlocked.Exchange(ref state, Woken) != Waiting)
            return;
        Complete(true, here);
    }

    void Complete(bool woken, bool here)
    {
        Volatile.Write(ref state, Running);
        source.RunContinuationsAsynchronously = !here;
        source.SetResult(woken);
    }

    /// <summary>Waits for a wake. False if <paramref name="timeout"/> passed first; that may be told early.</summary>
    public ValueTask<bool> WaitAsync(TimeSpan timeout)
    {
        source.Reset();
        short version = source.Version;
        if (Interlocked.CompareExchange(ref state, Waiting, Running) == Woken)
        {
            Volatile.Write(ref state, Running);
            return ValueTask.FromResult(true);
        }
        if (timeout != Timeout.InfiniteTimeSpan)
            SetTimer(timeout);
        return new ValueTask<bool>(this, version);
    }

    // After the state says that somebody waits, and the timer's callback the other way round: so either of the two sees the other.
    void SetTimer(TimeSpan timeout)
    {
        long now = time.GetTimestamp(), due = now + (long)(timeout.TotalSeconds * time.TimestampFrequency);
        long set = Interlocked.Read(ref timerDue);
        if (set > now && set <= due)
            return;
        Interlocked.Exchange(ref timerDue, due);
        timer ??= time.CreateTimer(static self => ((WakeSignal)self!).TimeIsUp(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        timer.Change(timeout, Timeout.InfiniteTimeSpan);
    }

    void TimeIsUp()
    {
        Interlocked.Exchange(ref timerDue, 0);
        if (Interlocked.CompareExchange(ref state, Running, Waiting) != Waiting)
            return;
        source.RunContinuationsAsynchronously = true;
        source.SetResult(false);
    }

    public void Dispose() => timer?.Dispose();

    bool IValueTaskSource<bool>.GetResult(short token) => source.GetResult(token);

    ValueTaskSourceStatus IValueTaskSource<bool>.GetStatus(short token) => source.GetStatus(token);

    void IValueTaskSource<bool>.OnCompleted(Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags) =>
        source.OnCompleted(continuation, state, token, flags);
}
