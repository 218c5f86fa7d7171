namespace PushGen.AspNetCore.Windows.Sockets;

/// <summary>
/// A session's subscriptions that may have more to send, in their turn. Each is in it at most once, so they are linked to each other: an
/// idle session holds no memory for it.
/// </summary>
sealed class ReadyQueue
{
    readonly Lock gate = new();
    SocketSubscription? first, last;
    int count;

    public int Count => Volatile.Read(ref count);

    /// <summary>Safe for any thread.</summary>
    /// <param name="subscription">Is not in the queue, see <see cref="SocketSubscription.TryQueue"/>.</param>
    public void Enqueue(SocketSubscription subscription)
    {
        lock (gate)
        {
            if (last is null)
                first = subscription;
            else
                last.NextReady = subscription;
            last = subscription;
            count++;
        }
    }

    public SocketSubscription? Dequeue()
    {
        if (Count == 0)
            return null;
        lock (gate)
        {
            var taken = first!;
            first = taken.NextReady;
            taken.NextReady = null;
            if (first is null)
                last = null;
            count--;
            return taken;
        }
    }
}
