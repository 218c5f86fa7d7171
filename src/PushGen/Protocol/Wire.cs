namespace PushGen;

/// <summary>Names and numbers of the protocol that both ends use: docs/protocol.md.</summary>
static class Wire
{
    public const int Version = 1;
    public const string Subprotocol = "pushgen.v1";

    public const string CursorHeader = "PushGen-Cursor";
    public const string ContractHeader = "PushGen-Contract";
    public const string IdempotencyKeyHeader = "Idempotency-Key";
    public const string LastEventIdHeader = "Last-Event-ID";

    public const string Json = "application/json";
    public const string NdJson = "application/x-ndjson";
    public const string EventStream = "text/event-stream";

    /// <summary>The segment under the prefix that streams are read and canceled at: <c>{prefix}/~/{id}</c>.</summary>
    public const string Streams = "~";

    /// <summary>The <c>id:</c> of a last event: an EventSource that sends it back is answered 204, which stops it.</summary>
    public const string EndId = "end";

    /// <summary>A topic's key may take this many bytes, percent-encoded, on every transport.</summary>
    public const int MaxKeyBytes = 2000;

    /// <summary>No item may be larger, whatever an application sets: readers of event streams take no longer line.</summary>
    public const int MaxItemBytes = 1024 * 1024;

    public const int MaxFramesPerMessage = 64;

    /// <summary>Query parameters with a meaning of their own; no key parameter may be called so.</summary>
    public static readonly string[] ReservedParameters = ["after", "wait", "gap", "limit", "lastEventId"];

    /// <summary>WebSocket close codes are 4000 plus the HTTP status.</summary>
    public static int CloseCode(int status) => 4000 + status;
}
