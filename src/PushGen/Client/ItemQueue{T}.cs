using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Threading.Channels;

namespace PushGen;

/// <summary>
/// What was received and the application has not taken. One writer, one reader, one who waits. The bound is kept by the transports, which
/// ask for room before they read on; so a writer never waits, and a shared WebSocket is never held up by one subscription.
/// </summary>
sealed class ItemQueue<T>(int capacity)
{
    readonly Channel<Delivery<T>> items = Channel.CreateUnbounded<Delivery<T>>(new() { SingleReader = true });
    readonly ConcurrentQueue<(long Before, PushGap Gap)> gaps = new();      // each before an item, by its number
    TaskCompletionSource? waiter;
    long awaited;
    long added, taken;

    public int Room => capacity - (int)(Volatile.Read(ref added) - Volatile.Read(ref taken));

    /// <summary>Half of the queue: less is not worth a frame or a request.</summary>
    public int Enough { get; } = (capacity + 1) / 2;

    public long Taken => Volatile.Read(ref taken);

    public void Add(T item, PushCursor cursor)
    {
        Interlocked.Increment(ref added);
        items.Writer.TryWrite(new(item, cursor));
    }

    /// <summary>A gap before the item that is added next.</summary>
    public void Add(PushGap gap) => gaps.Enqueue((added + 1, gap));

    /// <summary>The next gap before the item that was taken last, or null.</summary>
    public PushGap? TakeGap() => gaps.TryPeek(out var next) && next.Before <= taken && gaps.TryDequeue(out next) ? next.Gap : null;

    /// <summary>After what is queued, the reader sees the end, or this failure.</summary>
    public void Complete(Exception? failure) => items.Writer.TryComplete(failure);

    public bool TryTake([MaybeNullWhen(false)] out Delivery<T> item)
    {
        if (!items.Reader.TryRead(out item))
            return false;
        long count = Interlocked.Increment(ref taken);
        if (Volatile.Read(ref waiter) is not null && count >= Volatile.Read(ref awaited))
            Interlocked.Exchange(ref waiter, null)?.TrySetResult();
        return true;
    }

    public ValueTask<bool> WaitToTakeAsync(CancellationToken cancellationToken) => items.Reader.WaitToReadAsync(cancellationToken);

    /// <summary>Until the reader has taken this many items in all.</summary>
    public Task WaitForTakenAsync(long count, CancellationToken cancellationToken)
    {
        if (Taken >= count)
            return Task.CompletedTask;
        var mine = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Volatile.Write(ref awaited, count);
        Volatile.Write(ref waiter, mine);
        Interlocked.MemoryBarrier();        // the reader may have got there before it could see who waits
        if (Taken >= count)
            mine.TrySetResult();
        return mine.Task.WaitAsync(cancellationToken);
    }
}
