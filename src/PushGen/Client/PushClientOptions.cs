using System.Net;
using System.Net.WebSockets;
using Microsoft.Extensions.Logging;

namespace PushGen;

/// <summary>How a connection behaves. Read once, when the <see cref="PushConnection"/> is made; later changes have no effect.</summary>
public sealed class PushClientOptions
{
    /// <summary>
    /// The transports that may be used, default all; one alone pins the connection to it. With several, the best is tried first (WebSocket,
    /// then Server-Sent Events, then long polling), and the connection moves to the next where one is refused or does not get through, and back when it does.
    /// </summary>
    public PushTransports Transports { get; set; } = PushTransports.All;

    /// <summary>
    /// How long to wait before the first repetition of a failed connection, default 0.5 s. It doubles with each failure; the actual wait is a
    /// random part of it, so that many clients do not come back at once.
    /// </summary>
    public TimeSpan ReconnectDelay { get; set; } = TimeSpan.FromSeconds(0.5);

    /// <summary>What the doubling wait grows to, default 30 s.</summary>
    public TimeSpan MaxReconnectDelay { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// A subscription that has had no connection for this long throws a <see cref="PushException"/> with
    /// <see cref="PushErrorCodes.ConnectionFailed"/>. Default null: it never gives up.
    /// </summary>
    /// <remarks>
    /// Without it, an <c>await foreach</c> over a server that is down just waits; what tells of it is nothing but
    /// <see cref="PushConnection.Changed"/> and the logs (<see cref="LoggerFactory"/>). A time shorter than <see cref="ConnectTimeout"/>
    /// and <see cref="ReadyTimeout"/> leaves none to try another transport. A long poll that is held has its own limit.
    /// </remarks>
    public TimeSpan? GiveUpAfter { get; set; }

    /// <summary>
    /// Gives the bearer token for a request, or null for none; asked before each request and each WebSocket handshake, so it should cache.
    /// After a 401 it is asked once more and has to give a newer one. Default null: no token.
    /// </summary>
    public Func<CancellationToken, ValueTask<string?>>? AccessTokenProvider { get; set; }

    /// <summary>
    /// Makes the handler that all requests of the connection go through; it is disposed with the connection. Default: a
    /// <see cref="SocketsHttpHandler"/> of its own.
    /// </summary>
    public Func<HttpMessageHandler>? HttpMessageHandlerFactory { get; set; }

    /// <summary>
    /// Connects a WebSocket, where the built-in way does not fit (in-memory test servers). It has to offer the subprotocol <c>pushgen.v1</c>
    /// or none; the token is then sent in the first frame, not in a header. Default null: <see cref="ClientWebSocket"/>.
    /// </summary>
    public Func<Uri, CancellationToken, ValueTask<WebSocket>>? WebSocketFactory { get; set; }

    /// <summary>The HTTP version to ask for, default 1.1. With 2.0 the WebSocket is an extended CONNECT (RFC 8441).</summary>
    public Version HttpVersion { get; set; } = System.Net.HttpVersion.Version11;

    /// <summary>Whether another version than <see cref="HttpVersion"/> may be used, default a lower one.</summary>
    public HttpVersionPolicy HttpVersionPolicy { get; set; } = HttpVersionPolicy.RequestVersionOrLower;

    /// <summary>How long a WebSocket may take from the start until the server's first frame, default 2.5 s, at most a day.</summary>
    public TimeSpan ConnectTimeout { get; set; } = TimeSpan.FromSeconds(2.5);

    /// <summary>How long an event stream may take from the request to its first event, default 5 s, at most a day. A proxy that buffers shows here.</summary>
    public TimeSpan ReadyTimeout { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>How long the server should hold a long poll, in whole seconds, default 25 s, at most 60 s.</summary>
    public TimeSpan PollWait { get; set; } = TimeSpan.FromSeconds(25);

    /// <summary>
    /// How many items each subscription holds that the application has not taken yet, default 256. When they are full, the server is read no
    /// further for this subscription; others are not held up.
    /// </summary>
    public int BufferSize { get; set; } = 256;

    /// <summary>
    /// For how long a call is tried before its failure is thrown, default 1 min; zero: once. Any call waits so for a server that cannot be reached;
    /// once it may have reached the server, only those marked <see cref="IdempotentAttribute"/> or <see cref="AtMostOnceAttribute"/> are sent
    /// again. The latter for at most 5 min: the server forgets. A call's own token ends it at any time. Uploads are tried once.
    /// </summary>
    public TimeSpan CallRepetitionTime { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>The clock, default <see cref="TimeProvider.System"/>.</summary>
    public TimeProvider TimeProvider { get; set; } = TimeProvider.System;

    /// <summary>
    /// Where logs go, default nowhere. Neither payloads nor tokens are logged. Connections that are lost and made again are told here and by
    /// <see cref="PushConnection.Changed"/> alone, as long as <see cref="GiveUpAfter"/> has not passed.
    /// </summary>
    public ILoggerFactory? LoggerFactory { get; set; }

    /// <summary>A number from 0 to 1, for back-off; tests set it.</summary>
    internal Func<double> Random { get; set; } = System.Random.Shared.NextDouble;

    internal PushClientOptions Snapshot()
    {
        var copy = (PushClientOptions)MemberwiseClone();
        copy.Validate();
        return copy;
    }

    void Validate()
    {
        Require((Transports & PushTransports.All) != 0 && (Transports & ~PushTransports.All) == 0, nameof(Transports), "name at least one transport");
        Require(ReconnectDelay > TimeSpan.Zero, nameof(ReconnectDelay), "be positive");
        Require(MaxReconnectDelay >= ReconnectDelay && MaxReconnectDelay <= TimeSpan.FromDays(1), nameof(MaxReconnectDelay), $"be from {nameof(ReconnectDelay)} to one day");
        Require(GiveUpAfter is null || GiveUpAfter > TimeSpan.Zero, nameof(GiveUpAfter), "be positive or null");
        Require(HttpVersion is { Major: 1, Minor: 1 } or { Major: 2, Minor: 0 }, nameof(HttpVersion), "be 1.1 or 2.0");
        Require(ConnectTimeout > TimeSpan.Zero && ConnectTimeout <= TimeSpan.FromDays(1), nameof(ConnectTimeout), "be positive, and at most one day");
        Require(ReadyTimeout > TimeSpan.Zero && ReadyTimeout <= TimeSpan.FromDays(1), nameof(ReadyTimeout), "be positive, and at most one day");
        Require(PollWait >= TimeSpan.FromSeconds(1) && PollWait <= TimeSpan.FromSeconds(60), nameof(PollWait), "be from 1 s to 60 s");
        Require(BufferSize is >= 1 and <= 1_000_000, nameof(BufferSize), "be from 1 to 1,000,000");
        Require(CallRepetitionTime >= TimeSpan.Zero, nameof(CallRepetitionTime), "not be negative");
        Require(TimeProvider is not null, nameof(TimeProvider), "not be null");

        static void Require(bool holds, string option, string rule)
        {
            if (!holds)
                throw new ArgumentException($"{nameof(PushClientOptions)}.{option} must {rule}.", option);
        }
    }
}
