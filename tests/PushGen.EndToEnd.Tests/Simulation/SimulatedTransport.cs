namespace PushGen.EndToEnd.Tests.Simulation;

/// <summary>
/// A transport in memory whose every step is the driver's, on the driver's thread: what it completes runs on inline, so that one seed is one
/// run. It changes its kind between two connections.
/// </summary>
sealed class SimulatedTransport(Func<PushTransports, FeedRequest, IFeedSink, SimulatedFeed> connect) : ITransport
{
    readonly int thread = Environment.CurrentManagedThreadId;

    public PushTransports Kind { get; set; } = PushTransports.WebSocket;

    /// <summary>The connection that feeds, or null between two.</summary>
    public SimulatedFeed? Feed { get; private set; }

    public async Task<FeedEnd> FeedAsync(FeedRequest request, IFeedSink sink, CancellationToken cancellationToken)
    {
        Broken.Unless(Environment.CurrentManagedThreadId == thread, "the run left the driver's thread");
        Broken.Unless(Feed is null, "two connections feed at once");
        var feed = Feed = connect(Kind, request, sink);
        using var canceled = cancellationToken.UnsafeRegister(static feed => ((SimulatedFeed)feed!).Cancel(), feed);
        try
        {
            return await feed.Ended.ConfigureAwait(false);
        }
        finally
        {
            Feed = null;
        }
    }

    public Task<bool> ProbeAsync(FeedRequest? example, CancellationToken cancellationToken) => Task.FromResult(true);

    public ValueTask DisposeAsync() => default;
}
