namespace PushGen.AspNetCore.Streams;

/// <summary>Counts the streams that run for each caller. An iterator that goes on after its stream was canceled still counts.</summary>
sealed class StreamQuota(PushOptions options)
{
    readonly Lock gate = new();
    readonly Dictionary<string, int> running = new(StringComparer.Ordinal);

    /// <exception cref="PushException">429: the caller has as many as are allowed.</exception>
    public void Enter(string caller)
    {
        lock (gate)
        {
            int count = running.GetValueOrDefault(caller);
            if (count >= options.MaxStreamsPerConnection)
                throw new PushException(PushErrorCodes.TooManyStreams, 429, $"At most {options.MaxStreamsPerConnection} streams run at once.") { RetryAfter = TimeSpan.FromSeconds(1) };
            running[caller] = count + 1;
        }
    }

    public void Leave(string caller)
    {
        lock (gate)
        {
            if (--running[caller] == 0)
                running.Remove(caller);
        }
    }
}
