using PushGen.AspNetCore.Hosting;

namespace PushGen.AspNetCore.Windows;

/// <summary>A reader over HTTP, which has a connection of its own, counted until it is disposed.</summary>
readonly struct CountedReader : IDisposable
{
    readonly ServerMetrics metrics;
    readonly PushTransports transport;

    public CountedReader(ServerMetrics metrics, PushTransports transport)
    {
        (this.metrics, this.transport) = (metrics, transport);
        metrics.Connected(transport);
        metrics.Subscribed(transport);
    }

    public void Dispose()
    {
        metrics.Unsubscribed(transport);
        metrics.Disconnected(transport);
    }
}
