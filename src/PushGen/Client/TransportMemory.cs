using System.Collections.Concurrent;
using System.Runtime.CompilerServices;

namespace PushGen;

/// <summary>
/// Which transports did not get through to an origin, and since when; shared by the connections of a process, so that each need not find out
/// again. Not for ever: what was in the way may have been a restart, or a network that was left since.
/// </summary>
sealed class TransportMemory(TimeProvider time)
{
    static readonly TimeSpan Kept = TimeSpan.FromMinutes(10);
    static readonly ConditionalWeakTable<TimeProvider, ConcurrentDictionary<string, TransportMemory>> Origins = [];

    readonly ConcurrentDictionary<PushTransports, long> refusedAt = new();

    /// <summary>The memory of an origin. A connection with handlers of its own goes ways of its own, and has its own memory.</summary>
    public static TransportMemory Of(Uri address, PushClientOptions options) => options.HttpMessageHandlerFactory is null && options.WebSocketFactory is null
        ? Origins.GetOrCreateValue(options.TimeProvider).GetOrAdd(address.GetLeftPart(UriPartial.Authority), static (_, time) => new(time), options.TimeProvider)
        : new(options.TimeProvider);

    public bool IsRefused(PushTransports transport) => refusedAt.TryGetValue(transport, out long since) && time.GetElapsedTime(since) < Kept;

    public void Refuse(PushTransports transport) => refusedAt[transport] = time.GetTimestamp();

    public void Forget(PushTransports transport) => refusedAt.TryRemove(transport, out _);
}
