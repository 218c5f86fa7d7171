namespace PushGen.AspNetCore.Topics;

sealed partial class TopicLog
{
    Broadcast[] groups = [];        // replaced, never changed: publishers look at it without the lock

    /// <summary>True once the store has given the log up: a publisher gets a new one from the store.</summary>
    public bool Dropped { get; private set; }

    public int ReaderCount { get; private set; }

    /// <summary>When the log was last appended to or had a reader.</summary>
    public long LastUsed { get; private set; }

    /// <summary>False if the log was dropped in between.</summary>
    public bool TryRegister(LogReader reader)
    {
        lock (gate)
        {
            if (Dropped)
                return false;
            GroupWithRoom().Add(reader);
            ReaderCount++;
            return true;
        }
    }

    public void Unregister(LogReader reader)
    {
        lock (gate)
        {
            if (reader.Group is not { } group)
                return;
            group.Remove(reader);
            NoteLeft(reader);
            ReaderCount--;
            if (group.Count == 0 && groups.Length > 1)
                GiveUp(group);
            LastUsed = time.GetTimestamp();
        }
        Keeper?.ReaderLeft(this);
    }

    void GiveUp(Broadcast group) => groups = Array.FindAll(groups, other => other != group);     // a closure, which most who leave are spared

    /// <summary>Whether nobody reads it and nothing was ever published to it.</summary>
    public bool IsUnused
    {
        get
        {
            lock (gate)
                return ReaderCount == 0 && appendedBytes == 0;
        }
    }

    Broadcast GroupWithRoom()
    {
        foreach (var group in groups)
        {
            if (group.Count < Broadcast.Capacity)
                return group;
        }
        var added = new Broadcast(gate);
        groups = [.. groups, added];
        return added;
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
            if (Dropped || ReaderCount > 0 || !(unused || appendedBytes == 0))
                return false;
            Dropped = true;
            return true;
        }
    }

    /// <summary>Has the readers look at the log.</summary>
    public void WakeReaders()
    {
        Interlocked.MemoryBarrier();        // what was appended is visible before the look at what is scheduled: readers take no lock
        foreach (var group in Volatile.Read(ref groups))
            group.Schedule();
    }
}
