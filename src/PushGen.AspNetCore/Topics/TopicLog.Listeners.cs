namespace PushGen.AspNetCore.Topics;

sealed partial class TopicLog
{
    readonly List<LogReader> readers = [];
    LogReader[]? snapshot;      // made at the first append after a reader came or went

    /// <summary>True once the store has given the log up: a publisher gets a new one from the store.</summary>
    public bool Dropped { get; private set; }

    public int ReaderCount
    {
        get
        {
            lock (gate)
                return readers.Count;
        }
    }

    /// <summary>When the log was last appended to or had a reader.</summary>
    public long LastUsed { get; private set; }

    /// <summary>False if the log was dropped in between.</summary>
    public bool TryRegister(LogReader reader)
    {
        lock (gate)
        {
            if (Dropped)
                return false;
            reader.Slot = readers.Count;
            readers.Add(reader);
            snapshot = null;
            return true;
        }
    }

    public void Unregister(LogReader reader)
    {
        lock (gate)
        {
            if (reader.Slot < 0)
                return;
            var last = readers[^1];
            readers[reader.Slot] = last;
            last.Slot = reader.Slot;
            readers.RemoveAt(readers.Count - 1);
            reader.Slot = -1;
            snapshot = null;
            LastUsed = time.GetTimestamp();
        }
    }

    /// <summary>
    /// Gives the log up if nobody reads it and either nothing was published since it was made or it was not used for <paramref name="idle"/>.
    /// </summary>
    /// <param name="idle">Null: only a log that was made for readers and not published to.</param>
    /// <param name="left">What remains of it: the newest item's cursor.</param>
    public bool TryDrop(TimeSpan? idle, out PushCursor left)
    {
        lock (gate)
        {
            left = head;
            bool unused = idle is { } age && time.GetElapsedTime(LastUsed) > age;
            if (Dropped || readers.Count > 0 || !(unused || appendedBytes == 0))
                return false;
            Dropped = true;
            return true;
        }
    }

    void WakeListeners()
    {
        LogReader[] wake;
        lock (gate)
            wake = snapshot ??= [.. readers];
        foreach (var reader in wake)
            reader.OnAppended();
    }
}
