namespace PushGen.AspNetCore;

/// <summary>How an application's push endpoints behave. Set in <c>AddPush(options => …)</c>; read once at start.</summary>
public sealed class PushOptions
{
    /// <summary>The largest item, in bytes of JSON; default 256 KiB, at most 1 MiB. Publishing a larger one throws.</summary>
    public int MaxItemBytes { get; set; } = 256 * 1024;

    /// <summary>The largest body of a call or stream start, in bytes; default 1 MiB. A larger one is answered 413.</summary>
    public int MaxCallBytes { get; set; } = 1024 * 1024;

    /// <summary>The largest message that a client may send on a WebSocket, in bytes; default 64 KiB. A larger one closes the connection with 4413.</summary>
    public int MaxFrameBytes { get; set; } = 64 * 1024;

    /// <summary>Subscriptions at once on one WebSocket; default 1,000.</summary>
    public int MaxSubscriptionsPerConnection { get; set; } = 1000;

    /// <summary>Calls at once on one WebSocket; default 256.</summary>
    public int MaxCallsPerConnection { get; set; } = 256;

    /// <summary>Running streams at once per user, or per connection for anonymous ones, and streams read at once on one WebSocket; default 64.</summary>
    public int MaxStreamsPerConnection { get; set; } = 64;

    /// <summary>Silence after which a heart-beat is sent on Server-Sent Events; default 15 seconds.</summary>
    public TimeSpan HeartbeatInterval { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>Silence after which the server says <c>ping</c> on a WebSocket; default 20 seconds.</summary>
    public TimeSpan PingInterval { get; set; } = TimeSpan.FromSeconds(20);

    /// <summary>How long one Server-Sent Events connection lives, give or take 10 %; default 10 minutes. Clients come back at once, and lose nothing.</summary>
    public TimeSpan EventStreamLifetime { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>How long a connection may take to accept what is sent before it is closed; default 30 seconds.</summary>
    public TimeSpan WriteTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How long a call may run before it is answered 504; default <see cref="Timeout.InfiniteTimeSpan"/>, no limit.</summary>
    public TimeSpan CallTimeout { get; set; } = Timeout.InfiniteTimeSpan;

    /// <summary>
    /// How long the answer of a call marked <see cref="AtMostOnceAttribute"/> is kept for a client that asks again; default 10 minutes. Clients ask for 5 at most.
    /// </summary>
    public TimeSpan AnswersKeptFor { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>
    /// How much memory those calls and their answers may take, in bytes; default 64 MiB, each counting 512 bytes besides its answer. None is
    /// forgotten early, for it would run again: beyond it, further calls of this kind are answered 503.
    /// </summary>
    public long MaxKeptAnswerBytes { get; set; } = 64 * 1024 * 1024;

    /// <summary>How long a stream that nobody reads goes on; default 60 seconds.</summary>
    public TimeSpan StreamOrphanedAfter { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>How long a stream can be read after its end; default 5 minutes.</summary>
    public TimeSpan StreamKeptFor { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>Unread bytes of a stream's fastest reader at which the iterator is paused; default 256 KiB.</summary>
    public int StreamUnreadBytes { get; set; } = 256 * 1024;

    /// <summary>
    /// How long a topic with a key is kept in memory after its last item and subscriber; default 1 hour. It then goes on where it was, with its
    /// older items gone. Topics without a key stay.
    /// </summary>
    public TimeSpan IdleTopicKeptFor { get; set; } = TimeSpan.FromHours(1);

    /// <summary>
    /// How long a server that shuts down gives readers what was in their topics by then, before it says goodbye to those who still lack something;
    /// default 5 seconds. What they lack is lost with a store in memory, and they are told so when they come back.
    /// </summary>
    public TimeSpan DrainTime { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>The time over which clients are told to come back when the server shuts down; default 10 seconds.</summary>
    public TimeSpan DrainSpread { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>
    /// Origins, like <c>https://app.example.com</c>, whose pages may use the endpoints besides the server's own, also with the user's cookies.
    /// Default none.
    /// </summary>
    public ICollection<string> AllowedOrigins { get; } = new HashSet<string>(StringComparer.OrdinalIgnoreCase);

    static readonly TimeSpan LongestTimer = TimeSpan.FromDays(24);

    internal void Validate()
    {
        RequirePositive(MaxItemBytes, nameof(MaxItemBytes));
        if (MaxItemBytes > Wire.MaxItemBytes)
            throw new InvalidOperationException($"PushOptions.{nameof(MaxItemBytes)} must be at most {Wire.MaxItemBytes}, which is what readers of event streams take, and is {MaxItemBytes}.");
        RequirePositive(MaxCallBytes, nameof(MaxCallBytes));
        RequirePositive(MaxFrameBytes, nameof(MaxFrameBytes));
        RequirePositive(MaxSubscriptionsPerConnection, nameof(MaxSubscriptionsPerConnection));
        RequirePositive(MaxCallsPerConnection, nameof(MaxCallsPerConnection));
        RequirePositive(MaxStreamsPerConnection, nameof(MaxStreamsPerConnection));
        RequirePositive(StreamUnreadBytes, nameof(StreamUnreadBytes));
        RequireTimer(HeartbeatInterval, nameof(HeartbeatInterval));
        RequireTimer(PingInterval, nameof(PingInterval));
        RequireTimer(EventStreamLifetime, nameof(EventStreamLifetime));
        RequireTimer(WriteTimeout, nameof(WriteTimeout));
        RequireTimer(StreamOrphanedAfter, nameof(StreamOrphanedAfter));
        RequireTimer(StreamKeptFor, nameof(StreamKeptFor));
        RequirePositive(IdleTopicKeptFor, nameof(IdleTopicKeptFor));
        RequirePositive(AnswersKeptFor, nameof(AnswersKeptFor));
        RequirePositive(MaxKeptAnswerBytes, nameof(MaxKeptAnswerBytes));
        if (CallTimeout != Timeout.InfiniteTimeSpan)
            RequireTimer(CallTimeout, nameof(CallTimeout));
        if (DrainTime < TimeSpan.Zero || DrainTime > LongestTimer)
            throw new InvalidOperationException($"PushOptions.{nameof(DrainTime)} must be from 0 to {LongestTimer.TotalDays} days, and is {DrainTime}.");
        if (DrainSpread < TimeSpan.Zero)
            throw new InvalidOperationException($"PushOptions.{nameof(DrainSpread)} must not be less than 0, and is {DrainSpread}.");
    }

    /// <summary>Timers take no longer times, and would say so only when they are set.</summary>
    static void RequireTimer(TimeSpan value, string name)
    {
        RequirePositive(value, name);
        if (value > LongestTimer)
            throw new InvalidOperationException($"PushOptions.{name} must be at most {LongestTimer.TotalDays} days, and is {value}.");
    }

    static void RequirePositive(long value, string name)
    {
        if (value <= 0)
            throw new InvalidOperationException($"PushOptions.{name} must be more than 0, and is {value}.");
    }

    static void RequirePositive(TimeSpan value, string name)
    {
        if (value <= TimeSpan.Zero)
            throw new InvalidOperationException($"PushOptions.{name} must be more than 0, and is {value}.");
    }
}
