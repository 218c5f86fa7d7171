using System.Diagnostics.CodeAnalysis;
using System.Threading.Channels;

namespace PushGen;

/// <summary>
/// What was received and the application has not taken. One writer, one reader. The bound is kept by the transports, which ask for room
/// before they read on; so a writer never waits, and a shared WebSocket is never held up by one subscription.
/// </summary>
sealed class ItemQueue<T>(int capacity)
{
    readonly Channel<Delivery<T>> items = Channel.CreateUnbounded<Delivery<T>>(new() { SingleReader = true });
    readonly int enough = (capacity + 1) / 2;
    TaskCompletionSource? waiter;
    int pending;

    public int Room => capacity - Volatile.Read(ref pending);

    public void Add(T item, PushCursor cursor)
    {
        Interlocked.Increment(ref pending);
        items.Writer.TryWrite(new(item, cursor));
    }

    /// <summary>After what is queued, the reader sees the end, or this failure.</summary>
    public void Complete(Exception? failure) => items.Writer.TryComplete(failure);

    public bool TryTake([MaybeNullWhen(false)] out Delivery<T> item)
    {
        if (!items.Reader.TryRead(out item))
            return false;
        int left = Interlocked.Decrement(ref pending);
        if (Volatile.Read(ref waiter) is not null && capacity - left >= enough)
            Interlocked.Exchange(ref waiter, null)?.TrySetResult();
        return true;
    }

    public ValueTask<bool> WaitToTakeAsync(CancellationToken cancellationToken) => items.Reader.WaitToReadAsync(cancellationToken);

    /// <summary>Until at least half of the queue is free: not for each single item, or each would cost a frame of credit.</summary>
    public Task WaitForRoomAsync(CancellationToken cancellationToken)
    {
        if (Room >= enough)
            return Task.CompletedTask;
        var mine = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Volatile.Write(ref waiter, mine);
        Interlocked.MemoryBarrier();        // the reader may have made room before it could see the waiter
        if (Room >= enough)
            mine.TrySetResult();
        return mine.Task.WaitAsync(cancellationToken);
    }
}
