namespace PushGen.AspNetCore.Topics;

/// <content>Publishers that wait for readers: a stream's producer for its fastest, a topic's publisher, if it wants to, for its slowest.</content>
sealed partial class TopicLog
{
    readonly List<ReadWaiter> waiters = [];
    volatile bool isAwaited;        // there are waiters
    TaskCompletionSource? room;
    long readBytes;

    /// <summary>Somebody who waits until nobody is behind an offset.</summary>
    sealed record ReadWaiter(long Offset, HashSet<LogReader> Behind, TaskCompletionSource Done);

    /// <summary>Waits until the fastest reader has at most <paramref name="bytes"/> unread: a stream's producer is paused here.</summary>
    public async ValueTask WaitForRoomAsync(long bytes, CancellationToken cancellationToken)
    {
        while (true)
        {
            Task wait;
            lock (gate)
            {
                if (appendedBytes - readBytes <= bytes)
                    return;
                wait = (room ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).Task;
            }
            await wait.WaitAsync(cancellationToken);
        }
    }

    // By the reader's place, not by the items it was given: one that came to the tail by 'latest' has nothing unread either.
    TaskCompletionSource? NoteProgress(LogBatch batch)
    {
        long read = batch.UpToDate ? appendedBytes : batch.Count > 0 ? EndByteOf(batch.Slices[^1]) : 0;
        if (read <= readBytes)
            return null;
        readBytes = read;
        var waiting = room;
        room = null;
        return waiting;
    }

    static long EndByteOf(LogSlice slice) => slice.Segment.EndByteOf(slice.To - 1);

    /// <summary>Waits until every reader that is registered now was given the items up to <paramref name="offset"/>, or has left.</summary>
    public async ValueTask WaitUntilReadAsync(long offset, CancellationToken cancellationToken)
    {
        ReadWaiter waiter;
        lock (gate)
        {
            isAwaited = true;
            Interlocked.MemoryBarrier();        // whoever reads on without the lock either counts as read here, or sees that it is awaited
            HashSet<LogReader>? behind = null;
            foreach (var group in groups)
                group.AddBehind(offset, ref behind);
            isAwaited = behind is not null || waiters.Count > 0;
            if (behind is null)
                return;
            waiter = new ReadWaiter(offset, behind, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
            waiters.Add(waiter);
        }
        try
        {
            await waiter.Done.Task.WaitAsync(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            lock (gate)
            {
                waiters.Remove(waiter);
                isAwaited = waiters.Count > 0;
            }
            throw;
        }
    }

    void NoteRead(LogReader reader)
    {
        for (int i = waiters.Count - 1; i >= 0; i--)
        {
            if (reader.ReadTo >= waiters[i].Offset)
                CountOut(reader, i);
        }
    }

    void NoteLeft(LogReader reader)
    {
        for (int i = waiters.Count - 1; i >= 0; i--)
            CountOut(reader, i);
    }

    void CountOut(LogReader reader, int index)
    {
        var waiter = waiters[index];
        if (!waiter.Behind.Remove(reader) || waiter.Behind.Count > 0)
            return;
        waiters.RemoveAt(index);
        isAwaited = waiters.Count > 0;
        waiter.Done.TrySetResult();
    }
}
