using System.Collections.Concurrent;
using System.Collections.Immutable;

namespace PushGen.AspNetCore.Streams;

/// <summary>Runs by id. An id is its owner's own choice, so there may be one for each of several owners.</summary>
sealed class StreamIndex
{
    readonly ConcurrentDictionary<string, ImmutableArray<StreamRun>> runs = new(StringComparer.Ordinal);

    public int Count => runs.Values.Sum(static same => same.Length);

    public IEnumerable<StreamRun> All => runs.Values.SelectMany(static same => same);

    /// <summary>The runs with this id, whoever started them.</summary>
    public ImmutableArray<StreamRun> Of(string id) => runs.GetValueOrDefault(id, []);

    public StreamRun? Find(string owner, string id) => Find(owner, Of(id));

    /// <summary>The run that was there before under its owner and id, or else this one.</summary>
    public StreamRun GetOrAdd(StreamRun run)
    {
        var all = runs.AddOrUpdate(
            run.Id, static (_, run) => [run], static (_, others, run) => Find(run.Owner, others) is null ? others.Add(run) : others, run);
        return Find(run.Owner, all)!;
    }

    /// <summary>False: it is not there.</summary>
    public bool Remove(StreamRun run)
    {
        while (runs.TryGetValue(run.Id, out var all))
        {
            var others = all.Remove(run);
            if (others == all)
                return false;
            if (others.IsEmpty ? runs.TryRemove(KeyValuePair.Create(run.Id, all)) : runs.TryUpdate(run.Id, others, all))
                return true;
        }
        return false;
    }

    static StreamRun? Find(string owner, ImmutableArray<StreamRun> runs)
    {
        foreach (var run in runs)
        {
            if (run.Owner == owner)
                return run;
        }
        return null;
    }
}
