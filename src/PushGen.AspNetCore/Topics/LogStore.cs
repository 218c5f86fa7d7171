using System.Collections.Concurrent;

namespace PushGen.AspNetCore.Topics;

/// <summary>
/// The logs of all topics, in this process's memory. A log exists from its first publish; reading creates none that stays. A dropped log
/// leaves its last cursor, so that one made again goes on where it was; when those become too many they are discarded and the store takes
/// a new epoch for all names it does not hold, which turns every older cursor into a gap instead of silence.
/// </summary>
sealed class LogStore(TimeProvider time, int maxRemainders = 100_000) : ILogKeeper
{
    readonly Lock gate = new();
    readonly ConcurrentDictionary<string, TopicLog> logs = new(StringComparer.Ordinal);
    readonly Dictionary<string, PushCursor> remainders = new(StringComparer.Ordinal);
    ulong epoch = PushCursor.NewEpoch();

    /// <summary>The epoch of names that were never published to.</summary>
    public ulong Epoch
    {
        get
        {
            lock (gate)
                return epoch;
        }
    }

    public int Count => logs.Count;

    /// <summary>The log of a name, made if there is none: for publishing.</summary>
    public TopicLog GetOrAdd(string name, LogSettings settings)
    {
        if (logs.TryGetValue(name, out var log) && !log.Dropped)
            return log;
        lock (gate)
        {
            if (logs.TryGetValue(name, out log) && !log.Dropped)
                return log;
            var start = remainders.Remove(name, out var left) ? left : new PushCursor(epoch, 0, 0);
            return logs[name] = new TopicLog(settings, time, start) { Name = name, Keeper = this };
        }
    }

    /// <summary>The log of a name, or null if nobody publishes to or reads it.</summary>
    public TopicLog? Find(string name) => logs.GetValueOrDefault(name);

    /// <summary>The newest item's cursor, without making a log.</summary>
    public PushCursor HeadOf(string name)
    {
        if (logs.TryGetValue(name, out var log))
            return log.Head;
        lock (gate)
            return logs.TryGetValue(name, out log) ? log.Head : remainders.TryGetValue(name, out var left) ? left : new PushCursor(epoch, 0, 0);
    }

    /// <summary>A reader of a name, registered for its wake-ups. Dispose it.</summary>
    public LogReader Open(string name, LogSettings settings, ReadStart start, ReaderGapPolicy policy, ILogListener listener)
    {
        var reader = new LogReader(listener);
        Open(reader, name, settings, start, policy);
        return reader;
    }

    /// <summary>Opens a reader that was closed, or is new.</summary>
    public void Open(LogReader reader, string name, LogSettings settings, ReadStart start, ReaderGapPolicy policy)
    {
        TopicLog log;
        do
        {
            log = GetOrAdd(name, settings);
            reader.Open(log, start, policy);
        }
        while (!log.TryRegister(reader));
    }

    /// <summary>Has all readers look at their logs, and at whether the server stops.</summary>
    public void WakeReaders()
    {
        foreach (var (_, log) in logs)
            log.WakeReaders();
    }

    /// <summary>Drops every log that was not used for <paramref name="idle"/> and that <paramref name="mayDrop"/> names.</summary>
    public void DropIdle(TimeSpan idle, Func<string, bool> mayDrop)
    {
        foreach (var (name, log) in logs)
        {
            if (mayDrop(name))
                Drop(name, log, idle);
        }
    }

    /// <summary>A log that was made for a reader only is dropped with it.</summary>
    void ILogKeeper.ReaderLeft(TopicLog log)
    {
        if (log.IsUnused)
            Drop(log.Name, log, idle: null);
    }

    void Drop(string name, TopicLog log, TimeSpan? idle)
    {
        lock (gate)
        {
            if (!log.TryDrop(idle, out var left))
                return;
            logs.TryRemove(KeyValuePair.Create(name, log));
            if (left.Offset > 0)
                Keep(name, left);
        }
    }

    void Keep(string name, PushCursor left)
    {
        if (remainders.Count >= maxRemainders)
        {
            remainders.Clear();
            epoch = PushCursor.NewEpoch();
            return;     // this one is discarded with the others: it is of the epoch before
        }
        remainders[name] = left;
    }
}
