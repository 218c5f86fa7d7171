namespace PushGen;

/// <summary>Hands what a <see cref="SubscriptionLoop{T}"/> received to the application, which decides the pace.</summary>
sealed class SubscriptionEnumerator<T> : IAsyncEnumerator<T>, IAsyncEnumerator<Delivery<T>>
{
    readonly PushConnection connection;
    readonly SubscriptionLoop<T> loop;
    readonly Action<PushGap>? told;
    readonly CancellationToken first, second;
    readonly CancellationTokenSource stop;
    Task? running;
    Delivery<T> current;
    bool disposed;

    public SubscriptionEnumerator(PushConnection connection, SubscriptionLoop<T> loop, Action<PushGap>? told, CancellationToken first, CancellationToken second)
    {
        this.told = told;
        this.connection = connection;
        this.loop = loop;
        this.first = first;
        this.second = second;
        stop = CancellationTokenSource.CreateLinkedTokenSource(first, second, connection.Lifetime);
    }

    public T Current => current.Item;

    Delivery<T> IAsyncEnumerator<Delivery<T>>.Current => current;

    public ValueTask<bool> MoveNextAsync()
    {
        running ??= connection.RunAsync(() => loop.RunAsync(stop.Token));
        if (!stop.IsCancellationRequested && TryTake())
            return new(true);
        return WaitAsync();
    }

    bool TryTake()
    {
        if (!loop.Items.TryTake(out current))
            return false;
        while (told is not null && loop.Items.TakeGap() is { } gap)
            told(gap);
        return true;
    }

    async ValueTask<bool> WaitAsync()
    {
        try
        {
            for (;;)
            {
                stop.Token.ThrowIfCancellationRequested();
                if (!await loop.Items.WaitToTakeAsync(stop.Token).ConfigureAwait(false))
                    return false;
                if (TryTake())
                    return true;
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested || connection.Lifetime.IsCancellationRequested)
        {
            first.ThrowIfCancellationRequested();
            second.ThrowIfCancellationRequested();
            throw new ObjectDisposedException(typeof(PushConnection).FullName, $"The connection to {connection.Address} was disposed.");
        }
    }

    /// <summary>Ends the subscription; returns when the server has been told, or could not be.</summary>
    public async ValueTask DisposeAsync()
    {
        if (disposed)
            return;
        disposed = true;
        await stop.CancelAsync().ConfigureAwait(false);
        if (running is not null)
            await running.ConfigureAwait(false);
        stop.Dispose();
    }
}
