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

    /// <summary>Whether it gets through: goes as far as the server's first word.</summary>
    /// <param name="example">What somebody reads at this time, or null.</param>
    /// <param name="cancellationToken">Canceled when nobody wants to know any more.</param>
    Task<bool> ProbeAsync(FeedRequest? example, CancellationToken cancellationToken);
}
