namespace PushGen;

/// <summary>The codes of the errors that PushGen itself answers with: docs/protocol.md, section 4.</summary>
public static class PushErrorCodes
{
    /// <summary>400: the cursor in the address, <c>after</c>, could not be read.</summary>
    public const string CursorInvalid = "cursor-invalid";

    /// <summary>400: a parameter of an address, a part of a topic's key, or an idempotency key is missing, unknown, repeated, or its value cannot be read.</summary>
    public const string ParamsInvalid = "params-invalid";

    /// <summary>400: the body, or an argument in it, cannot be read.</summary>
    public const string BodyInvalid = "body-invalid";

    /// <summary>400: a WebSocket message breaks the protocol.</summary>
    public const string FrameInvalid = "frame-invalid";

    /// <summary>400: a WebSocket request of a kind that the server does not know.</summary>
    public const string FrameUnknown = "frame-unknown";

    /// <summary>401: who asks is not known.</summary>
    public const string Unauthenticated = "unauthenticated";

    /// <summary>403: who asks may not.</summary>
    public const string Forbidden = "forbidden";

    /// <summary>403: the page that asks is of an origin that is not allowed.</summary>
    public const string OriginDenied = "origin-denied";

    /// <summary>404: no such operation.</summary>
    public const string NoOperation = "no-operation";

    /// <summary>404: no such stream, or it is another's.</summary>
    public const string NoStream = "no-stream";

    /// <summary>405: the operation exists and is used with another HTTP method.</summary>
    public const string MethodNotAllowed = "method-not-allowed";

    /// <summary>406: none of the media types in <c>Accept</c> can be given.</summary>
    public const string NotAcceptable = "not-acceptable";

    /// <summary>409: a call with the same key is still running. Reserved: this version's server does not answer with it.</summary>
    public const string CallInProgress = "call-in-progress";

    /// <summary>409: the key was made for another store. Reserved: this version's server does not answer with it.</summary>
    public const string StoreChanged = "store-changed";

    /// <summary>410: the items after the cursor are gone.</summary>
    public const string Gap = "gap";

    /// <summary>413: a body, an item or a frame is larger than the server's limit.</summary>
    public const string TooLarge = "too-large";

    /// <summary>415: the body's media type is not the one that is asked for.</summary>
    public const string UnsupportedMediaType = "unsupported-media-type";

    /// <summary>422: the stream's key was used before, with other arguments.</summary>
    public const string KeyReused = "key-reused";

    /// <summary>429: more subscriptions at once than the server allows.</summary>
    public const string TooManySubscriptions = "too-many-subscriptions";

    /// <summary>429: more calls at once than the server allows.</summary>
    public const string TooManyCalls = "too-many-calls";

    /// <summary>429: more streams at once than the server allows.</summary>
    public const string TooManyStreams = "too-many-streams";

    /// <summary>499: the call was canceled by its caller, or the stream on the server.</summary>
    public const string Canceled = "canceled";

    /// <summary>500: the server class failed.</summary>
    public const string Internal = "internal";

    /// <summary>On a client: whether the call took effect is not known, because the connection was lost before the answer came.</summary>
    public const string OutcomeUnknown = "outcome-unknown";

    /// <summary>501: the operation cannot be used over this transport; the detail says why.</summary>
    public const string HttpOnly = "http-only";

    /// <summary>429 or 503: the server, or what waits on a WebSocket, is at its limit.</summary>
    public const string Overloaded = "overloaded";

    /// <summary>503: the server is shutting down.</summary>
    public const string Draining = "draining";

    /// <summary>504: the call took longer than allowed.</summary>
    public const string CallTimeout = "call-timeout";

    /// <summary>On a client: no connection could be made, or it broke before an answer.</summary>
    public const string ConnectionFailed = "connection-failed";

    /// <summary>On a client: the server's answer breaks the protocol.</summary>
    public const string ProtocolError = "protocol-error";

    /// <summary>On a client: two stores answer under one address in turn.</summary>
    public const string SplitStore = "split-store";
}
