namespace PushGen;

/// <summary>A way to read logs. Moves bytes; knows nothing about resuming.</summary>
interface ITransport : IAsyncDisposable
{
    PushTransports Kind { get; }

    /// <summary>
    /// Brings what is asked for to <paramref name="sink"/> until the connection is over. When it returns, nothing more is brought.
    /// </summary>
    /// <exception cref="OperationCanceledException">It was canceled; the server has been told.</exception>
    Task<FeedEnd> FeedAsync(FeedRequest request, IFeedSink sink, CancellationToken cancellationToken);
}
