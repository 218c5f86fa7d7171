using System.Diagnostics.Metrics;
using System.Numerics;
using PushGen.AspNetCore.Calls;
using PushGen.AspNetCore.Streams;
using PushGen.AspNetCore.Topics;

namespace PushGen.AspNetCore.Hosting;

/// <summary>What the server counts, in the meter <c>PushGen.Server</c>: docs/metrics.md. Once per write, never per item.</summary>
sealed class ServerMetrics
{
    static readonly PushTransports[] Transports = [PushTransports.WebSocket, PushTransports.ServerSentEvents, PushTransports.LongPolling];

    // Kept here, so that they are right for a listener that comes later, too.
    readonly long[] connections = new long[Transports.Length], subscriptions = new long[Transports.Length];
    readonly Counter<long> items, gaps;
    readonly Histogram<double> calls;

    public ServerMetrics(IMeterFactory meters, StreamRegistry streams, CallLedger ledger)
    {
        var meter = meters.Create("PushGen.Server");
        meter.CreateObservableUpDownCounter("pushgen.server.connections", () => Observe(connections), "{connection}", "Open WebSockets and event streams, and polls that are being answered.");
        meter.CreateObservableUpDownCounter("pushgen.server.subscriptions", () => Observe(subscriptions), "{subscription}", "Readers of topics and streams.");
        meter.CreateObservableUpDownCounter("pushgen.server.streams", () => (long)streams.RunningCount, "{stream}", "Streams that run.");
        meter.CreateObservableUpDownCounter("pushgen.server.calls.kept", () => (long)ledger.Count, "{call}", "At-most-once calls that run, or whose answer is kept.");
        items = meter.CreateCounter<long>("pushgen.server.items", "{item}", "Items written to readers.");
        gaps = meter.CreateCounter<long>("pushgen.server.gaps", "{gap}", "Gaps told to readers.");
        calls = meter.CreateHistogram<double>("pushgen.server.call.duration", "s", "Handlers of calls, from their start to their outcome.");
    }

    public void Connected(PushTransports transport) => Interlocked.Increment(ref connections[IndexOf(transport)]);

    public void Disconnected(PushTransports transport) => Interlocked.Decrement(ref connections[IndexOf(transport)]);

    public void Subscribed(PushTransports transport) => Interlocked.Increment(ref subscriptions[IndexOf(transport)]);

    public void Unsubscribed(PushTransports transport) => Interlocked.Decrement(ref subscriptions[IndexOf(transport)]);

    /// <summary>A reader was given what is in a batch.</summary>
    public void Written(PushTransports transport, LogBatch batch)
    {
        if (items.Enabled && batch.Count > 0)
            items.Add(batch.Count, Tag(transport));
        if (gaps.Enabled && batch.Gap is { } gap)
            gaps.Add(1, Tag(transport), new("reason", GapJson.NameOf(gap.Reason)));
    }

    public void Called(string operation, CallOutcome outcome, TimeSpan duration)
    {
        if (calls.Enabled)
            calls.Record(duration.TotalSeconds, new("operation", operation), new("outcome", outcome.Problem?.Code ?? "ok"));
    }

    static KeyValuePair<string, object?> Tag(PushTransports transport) => new("transport", transport.ToString());

    static IEnumerable<Measurement<long>> Observe(long[] counts)
    {
        foreach (var transport in Transports)
            yield return new(Volatile.Read(ref counts[IndexOf(transport)]), Tag(transport));
    }

    static int IndexOf(PushTransports transport) => BitOperations.Log2((uint)transport);
}
