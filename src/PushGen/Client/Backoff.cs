namespace PushGen;

/// <summary>How long to wait before a connection is tried again: full jitter over a doubling bound, from the first failure on.</summary>
sealed class Backoff(PushClientOptions options)
{
    public static readonly TimeSpan Healthy = TimeSpan.FromSeconds(10);

    /// <summary>Several in a row that last no longer are a sign that something on the way ends them.</summary>
    public static readonly TimeSpan ShortLived = TimeSpan.FromSeconds(1);

    static readonly TimeSpan AfterHealthy = TimeSpan.FromMilliseconds(250), LongestHint = TimeSpan.FromHours(1);

    int failures;

    /// <summary>The wait after a connection that lasted for <paramref name="connected"/> (zero if it was never made).</summary>
    /// <param name="connected">How long it lasted.</param>
    /// <param name="atLeast">What the server, or something before it, asked for: a lower bound, up to an hour.</param>
    /// <param name="progress">Whether it brought something: then what was counted before it is over, however short it was.</param>
    public TimeSpan Next(TimeSpan connected, TimeSpan? atLeast, bool progress = false)
    {
        bool healthy = connected > Healthy;
        if (healthy || progress)
            failures = 0;
        var bound = healthy
            ? AfterHealthy
            : TimeSpan.FromSeconds(Math.Min(options.MaxReconnectDelay.TotalSeconds, options.ReconnectDelay.TotalSeconds * Math.Pow(2, failures++)));
        var wait = bound * options.Random();
        return atLeast > LongestHint ? LongestHint : atLeast > wait ? atLeast.Value : wait;
    }
}
