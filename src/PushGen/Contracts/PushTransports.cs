namespace PushGen;

/// <summary>The transports that carry items from the server to a client.</summary>
[Flags]
public enum PushTransports
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>One WebSocket (RFC 6455; RFC 8441 over HTTP/2) for all subscriptions and calls of a connection.</summary>
    WebSocket = 1,

    /// <summary>One <c>text/event-stream</c> response per subscription; calls go by POST.</summary>
    ServerSentEvents = 2,

    /// <summary>A request per batch of items, held by the server until there is one; calls go by POST.</summary>
    LongPolling = 4,

    /// <summary>All of them.</summary>
    All = WebSocket | ServerSentEvents | LongPolling,
}
