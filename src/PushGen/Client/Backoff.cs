namespace PushGen;

/// <summary>How long to wait before a connection is tried again: full jitter over a doubling bound, from the first failure on.</summary>
sealed class Backoff(PushClientOptions options)
{
    public static readonly TimeSpan Healthy = TimeSpan.FromSeconds(10);

    static readonly TimeSpan AfterHealthy = TimeSpan.FromMilliseconds(250);

    int failures;

    /// <summary>The wait after a connection that lasted for <paramref name="connected"/> (zero if it was never made).</summary>
    /// <param name="connected">How long it lasted.</param>
    /// <param name="atLeast">What the server asked for: a lower bound.</param>
    public TimeSpan Next(TimeSpan connected, TimeSpan? atLeast)
    {
        var bound = AfterHealthy;
        if (connected > Healthy)
            failures = 0;
        else
            bound = TimeSpan.FromSeconds(Math.Min(options.MaxReconnectDelay.TotalSeconds, options.ReconnectDelay.TotalSeconds * Math.Pow(2, failures++)));
        var wait = bound * options.Random();
        return atLeast > wait ? atLeast.Value : wait;
    }
}
