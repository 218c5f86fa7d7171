using System.Threading.Tasks.Sources;

namespace PushGen.AspNetCore.Topics;

/// <summary>
/// Wakes one waiting loop. A wake that comes while nobody waits is kept, so that between a read of the log and the wait nothing is missed;
/// any number of wakes count as one. One waiter at a time.
/// </summary>
sealed class WakeSignal(TimeProvider time) : IValueTaskSource<bool>, IDisposable
{
    readonly Lock gate = new();
    ManualResetValueTaskSourceCore<bool> source = new() { RunContinuationsAsynchronously = true };
    ITimer? timer;
    bool woken, waiting;

    /// <summary>Wakes the waiter, or the next one.</summary>
    public void Wake()
    {
        lock (gate)
        {
            woken = !waiting;
            if (!waiting)
                return;
            waiting = false;
        }
        source.SetResult(true);
    }

    /// <summary>Waits for a wake. False if <paramref name="timeout"/> passed first; that may, rarely, be told early.</summary>
    public ValueTask<bool> WaitAsync(TimeSpan timeout)
    {
        lock (gate)
        {
            if (woken)
            {
                woken = false;
                return ValueTask.FromResult(true);
            }
            source.Reset();
            waiting = true;
            if (timeout != Timeout.InfiniteTimeSpan)
            {
                timer ??= time.CreateTimer(static self => ((WakeSignal)self!).TimeIsUp(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
                timer.Change(timeout, Timeout.InfiniteTimeSpan);
            }
            return new ValueTask<bool>(this, source.Version);
        }
    }

    void TimeIsUp()
    {
        lock (gate)
        {
            if (!waiting)
                return;
            waiting = false;
        }
        source.SetResult(false);
    }

    public void Dispose() => timer?.Dispose();

    bool IValueTaskSource<bool>.GetResult(short token) => source.GetResult(token);

    ValueTaskSourceStatus IValueTaskSource<bool>.GetStatus(short token) => source.GetStatus(token);

    void IValueTaskSource<bool>.OnCompleted(Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags) =>
        source.OnCompleted(continuation, state, token, flags);
}
