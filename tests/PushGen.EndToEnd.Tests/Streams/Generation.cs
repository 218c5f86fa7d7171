using System.Collections.Concurrent;
using System.Diagnostics;

namespace PushGen.EndToEnd.Tests.Streams;

/// <summary>What the server's iterator did for one story.</summary>
public sealed class Generation
{
    readonly TaskCompletionSource<long> stopped = new(TaskCreationOptions.RunContinuationsAsynchronously);
    int started, produced;

    /// <summary>How often it was begun: more than once would have been paid for twice.</summary>
    public int Started => Volatile.Read(ref started);

    public int Produced => Volatile.Read(ref produced);

    /// <summary>When the iterator came to its end, for whatever reason.</summary>
    public Task<long> Stopped => stopped.Task;

    public void Begin() => Interlocked.Increment(ref started);

    public void Produce() => Interlocked.Increment(ref produced);

    public void Stop() => stopped.TrySetResult(Stopwatch.GetTimestamp());
}

/// <summary>All generations of a server, by their story.</summary>
public sealed class Generations
{
    readonly ConcurrentDictionary<int, Generation> all = new();

    public Generation Of(int story) => all.GetOrAdd(story, static _ => new());

    public IEnumerable<Generation> All => all.Values;
}
