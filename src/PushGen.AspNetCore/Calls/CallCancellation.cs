namespace PushGen.AspNetCore.Calls;

/// <summary>What ends a call early: its caller, the end of the caller's connection, or the time limit. One token for all, without linking.</summary>
sealed class CallCancellation : IDisposable
{
    readonly CancellationTokenSource source;
    readonly CancellationTokenRegistration registration;

    /// <param name="limit">How long the call may take, or infinite.</param>
    /// <param name="time">For the limit.</param>
    /// <param name="gone">Canceled when nobody is there to be answered.</param>
    public CallCancellation(TimeSpan limit, TimeProvider time, CancellationToken gone)
    {
        Gone = gone;
        source = limit == Timeout.InfiniteTimeSpan ? new CancellationTokenSource() : new CancellationTokenSource(limit, time);
        registration = gone.UnsafeRegister(static source => ((CancellationTokenSource)source!).Cancel(), source);
    }

    public CancellationToken Token => source.Token;

    public CancellationToken Gone { get; }

    /// <summary>Whether <see cref="Cancel"/> was called.</summary>
    public bool IsByCaller { get; private set; }

    /// <summary>Whether nothing but the time limit canceled <see cref="Token"/>.</summary>
    public bool IsTimeout => source.IsCancellationRequested && !IsByCaller && !Gone.IsCancellationRequested;

    /// <summary>The caller cancels; without effect when the call is over.</summary>
    public void Cancel()
    {
        IsByCaller = true;
        try
        {
            _ = source.CancelAsync();       // the handler's own code runs then: not on the caller's thread
        }
        catch (ObjectDisposedException)
        {
        }
    }

    public void Dispose()
    {
        registration.Dispose();     // first: waits for a callback that runs
        source.Dispose();
    }
}
