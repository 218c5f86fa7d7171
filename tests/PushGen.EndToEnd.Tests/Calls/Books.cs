using System.Collections.Concurrent;

namespace PushGen.EndToEnd.Tests.Calls;

/// <summary>What handlers did, on whatever server; and what is to happen while they run.</summary>
public sealed class Books
{
    readonly ConcurrentDictionary<int, int> starts = new();
    readonly ConcurrentDictionary<string, int> keys = new();
    readonly ConcurrentDictionary<int, int> imported = new();
    readonly ConcurrentDictionary<int, Func<Task>> mishaps = new();

    public int StartsOf(int order) => starts.GetValueOrDefault(order);

    /// <summary>How many keys had more than one start.</summary>
    public int KeysStartedAgain => keys.Values.Count(static count => count > 1);

    public int Keys => keys.Count;

    /// <summary>How many lines a handler took for all there are; null where none came to the end.</summary>
    public int? ImportedBy(int order) => imported.TryGetValue(order, out int lines) ? lines : null;

    /// <summary>Something that happens once, between the handler's start and its answer.</summary>
    public void While(int order, Func<Task> mishap) => mishaps[order] = mishap;

    public async Task<int> RunAsync(int order, string? key = null)
    {
        starts.AddOrUpdate(order, 1, static (_, count) => count + 1);
        if (key is not null)
            keys.AddOrUpdate(key, 1, static (_, count) => count + 1);
        if (mishaps.TryRemove(order, out var mishap))
            await mishap();
        return AnswerTo(order);
    }

    public void Import(int order, int lines) => imported[order] = lines;

    public static int AnswerTo(int order) => (order * 7) + 3;
}
