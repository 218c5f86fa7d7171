namespace PushGen.AspNetCore.Topics;

/// <summary>
/// Wakes some of a log's readers: any number of appends in a burst cost one work item, in which the readers that wait go on one after the
/// other, each for one batch. Its members change under the log's lock.
/// </summary>
/// <remarks>Without it each publish wakes every reader itself. What it is worth together with segments: docs/performance.md.</remarks>
sealed class Broadcast(Lock gate) : IThreadPoolWorkItem
{
    /// <summary>More readers than these are woken by several threads.</summary>
    public const int Capacity = 128;

    readonly List<LogReader> readers = [];
    volatile LogReader[]? snapshot;     // made at the first wake after a reader came or went
    int isScheduled;

    public int Count => readers.Count;

    public void Add(LogReader reader)
    {
        reader.Group = this;
        reader.Slot = readers.Count;
        readers.Add(reader);
        snapshot = null;
    }

    public void Remove(LogReader reader)
    {
        var last = readers[^1];
        readers[reader.Slot] = last;
        last.Slot = reader.Slot;
        readers.RemoveAt(readers.Count - 1);
        reader.Group = null;
        snapshot = null;
    }

    /// <summary>Adds who has not read up to an offset, to a set that is made for the first.</summary>
    public void AddBehind(long offset, ref HashSet<LogReader>? behind)
    {
        foreach (var reader in readers)
        {
            if (reader.ReadTo < offset)
                (behind ??= []).Add(reader);
        }
    }

    /// <summary>Called by publishers after a full fence, so it does next to nothing.</summary>
    public void Schedule()
    {
        if (Volatile.Read(ref isScheduled) == 0 && Interlocked.Exchange(ref isScheduled, 1) == 0)
            ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
    }

    void IThreadPoolWorkItem.Execute()
    {
        Interlocked.Exchange(ref isScheduled, 0);       // before the readers look at the log: an append after that schedules again
        foreach (var reader in snapshot ?? Snapshot())
            reader.OnAppended();
    }

    LogReader[] Snapshot()
    {
        lock (gate)
            return snapshot ??= [.. readers];
    }
}
