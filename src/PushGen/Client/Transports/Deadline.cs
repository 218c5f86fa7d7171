namespace PushGen;

/// <summary>A token that is canceled with another, or when time is up; the time can be set again and again.</summary>
sealed class Deadline : IDisposable
{
    readonly CancellationTokenSource time;
    readonly CancellationTokenSource either;

    public Deadline(TimeProvider clock, CancellationToken other)
    {
        time = new(Timeout.InfiniteTimeSpan, clock);
        either = CancellationTokenSource.CreateLinkedTokenSource(time.Token, other);
    }

    public CancellationToken Token => either.Token;

    public bool Passed => time.IsCancellationRequested;

    public void Start(TimeSpan wait) => time.CancelAfter(wait);

    public void Stop() => time.CancelAfter(Timeout.InfiniteTimeSpan);

    public void Dispose()
    {
        either.Dispose();
        time.Dispose();
    }
}
