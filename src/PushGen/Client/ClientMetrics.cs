using System.Diagnostics.Metrics;

namespace PushGen;

/// <summary>What the client counts, in the meter <c>PushGen.Client</c>.</summary>
static class ClientMetrics
{
    static readonly Meter Meter = new("PushGen.Client");

    static readonly Counter<long> Changes = Meter.CreateCounter<long>(
        "pushgen.client.transport.changes", "{change}", "Changes from one transport to another.");

    public static void Changed(PushTransports from, PushTransports to, string reason)
    {
        if (Changes.Enabled)
            Changes.Add(1, new("from", from.ToString()), new("to", to.ToString()), new("reason", reason));
    }
}
