namespace PushGen.EndToEnd.Tests.Streams;

/// <summary>Each connection goes over another transport than the one before may have: a network that changes under a reader.</summary>
sealed class WanderingTransport(PushConnection connection, PushTransports transports, Random random) : ITransport
{
    readonly ITransport[] all =
        [.. new ITransport[] { new WebSocketTransport(connection), new ServerSentEventsTransport(connection), new LongPollingTransport(connection) }
            .Where(one => transports.HasFlag(one.Kind))];

    int current, changes;

    public PushTransports Kind => all[current].Kind;

    /// <summary>How often a connection was over another transport than the one before.</summary>
    public int Changes => Volatile.Read(ref changes);

    public async Task<FeedEnd> FeedAsync(FeedRequest request, IFeedSink sink, CancellationToken cancellationToken)
    {
        var end = await all[current].FeedAsync(request, sink, cancellationToken);
        int next = random.Next(all.Length);
        changes += next == current ? 0 : 1;
        current = next;
        return end;
    }

    public Task<bool> ProbeAsync(FeedRequest? example, CancellationToken cancellationToken) => Task.FromResult(false);

    public async ValueTask DisposeAsync()
    {
        foreach (var transport in all)
            await transport.DisposeAsync();
    }
}
