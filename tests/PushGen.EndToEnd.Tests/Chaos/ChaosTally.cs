using System.Collections.Concurrent;

namespace PushGen.EndToEnd.Tests.Chaos;

/// <summary>What all sessions together went through.</summary>
sealed class ChaosTally
{
    readonly ConcurrentDictionary<string, long> counts = new();

    public long this[string what] => counts.GetValueOrDefault(what);

    public void Add(string what, long count = 1) => counts.AddOrUpdate(what, count, (_, before) => before + count);

    public void Add(FaultPlan plan)
    {
        foreach (var kind in Enum.GetValues<FaultKind>())
            Add("fault " + kind, plan.Injected[(int)kind]);
        Add("faults", plan.Injected.Sum());
    }

    /// <summary>That a subscription went on over another transport, or a session over another client.</summary>
    public void AddChange(PushTransports from, PushTransports to, bool automatic) => Add($"{(automatic ? "automatic" : "change")} {Short(from)} > {Short(to)}");

    public IEnumerable<string> Names(string prefix) => counts.Keys.Where(name => name.StartsWith(prefix, StringComparison.Ordinal)).Order(StringComparer.Ordinal);

    public override string ToString() => string.Join("; ", counts.OrderBy(one => one.Key, StringComparer.Ordinal).Select(one => $"{one.Key} {one.Value}"));

    static string Short(PushTransports transport) => transport switch
    {
        PushTransports.LongPolling => "polls",
        PushTransports.ServerSentEvents => "events",
        PushTransports.WebSocket => "socket",
        _ => transport.ToString(),
    };
}
