using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace PushGen;

/// <summary>
/// The way to a server, shared by all clients, subscriptions and calls that are made with it. Nothing is connected before it is needed,
/// and what is lost is connected again. Safe for concurrent use.
/// </summary>
public sealed class PushConnection : IAsyncDisposable
{
    static readonly TimeSpan LeavePatience = TimeSpan.FromSeconds(3);

    readonly CancellationTokenSource lifetime = new();
    readonly Lock gate = new();
    readonly ITransport[] transports;       // those allowed, best first
    readonly Queue<PushConnectionEventArgs> untold = new();
    readonly HashSet<Task> subscriptions = [];      // that run
    readonly Dictionary<object, PushConnectionState> states = [];       // of the WebSocket, and of subscriptions over HTTP
    PushTransports toldOf;
    bool disposed, telling;

    /// <summary>Describes a connection; nothing is sent yet.</summary>
    /// <param name="address">Where the server maps PushGen, like <c>https://example.com/push</c>.</param>
    /// <param name="options">How the connection behaves, or null for the defaults.</param>
    /// <exception cref="ArgumentException">The address is no absolute http or https address without query, or an option is out of range.</exception>
    public PushConnection(string address, PushClientOptions? options = null) : this(address, options, null) { }

    internal PushConnection(string address, PushClientOptions? options, Func<PushConnection, ITransport[]>? makeTransports)
    {
        ArgumentNullException.ThrowIfNull(address);
        if (!Uri.TryCreate(address, UriKind.Absolute, out var uri) || (uri.Scheme != Uri.UriSchemeHttp && uri.Scheme != Uri.UriSchemeHttps)
            || uri.Query.Length > 0 || uri.Fragment.Length > 0)
            throw new ArgumentException($"'{address}' is not an http or https address without query, like https://example.com/push.", nameof(address));
        Address = uri;
        Options = (options ?? new()).Snapshot();
        Log = Options.LoggerFactory?.CreateLogger("PushGen.Client") ?? NullLogger.Instance;
        Http = new HttpChannel(uri, Options);
        transports = (makeTransports ?? MakeTransports)(this);
        Choice = new(this, transports);
        Lifetime = lifetime.Token;
    }

    /// <summary>
    /// Raised when the state or the transport changes, on any thread, one at a time; handlers should be quick. Besides the logs
    /// (<see cref="PushClientOptions.LoggerFactory"/>) only this tells that there is no connection, until
    /// <see cref="PushClientOptions.GiveUpAfter"/> ends the subscriptions, if it is set.
    /// </summary>
    public event EventHandler<PushConnectionEventArgs>? Changed;

    /// <summary>Where the server maps PushGen.</summary>
    public Uri Address { get; }

    /// <summary>
    /// What the connection does now. The WebSocket is one for all; over HTTP each subscription has a connection of its own, and this is the state
    /// of the worst off: <see cref="PushConnectionState.Connected"/> says that no subscription waits for one.
    /// </summary>
    public PushConnectionState State { get; private set; }

    /// <summary>The transport in use, or that will be tried first.</summary>
    public PushTransports Transport => Choice.Best.Kind;

    internal PushClientOptions Options { get; }

    internal ILogger Log { get; }

    internal HttpChannel Http { get; }

    internal TransportChoice Choice { get; }

    /// <summary>Whose keys the server takes for at-most-once calls, as it last said.</summary>
    internal string CallStore { get; set; } = IdempotencyKey.NoStore;

    /// <summary>Canceled when the connection is disposed.</summary>
    internal CancellationToken Lifetime { get; }

    /// <summary>Ends all subscriptions and calls, which throw <see cref="ObjectDisposedException"/>, and closes what is open.</summary>
    public async ValueTask DisposeAsync()
    {
        lock (gate)
        {
            if (disposed)
                return;
            disposed = true;
        }
        await lifetime.CancelAsync().ConfigureAwait(false);
        await LeaveAsync().ConfigureAwait(false);
        foreach (var transport in transports)
            await transport.DisposeAsync().ConfigureAwait(false);
        Http.Dispose();
        Report(null, PushConnectionState.Closed, Transport, "disposed", null);
    }

    /// <summary>Runs a subscription, whose leave is waited for before the connection is closed.</summary>
    internal async Task RunAsync(Func<Task> subscription)
    {
        var ended = new TaskCompletionSource();
        lock (gate)
            subscriptions.Add(ended.Task);
        try
        {
            await Task.Run(subscription, CancellationToken.None).ConfigureAwait(false);
        }
        finally
        {
            lock (gate)
                subscriptions.Remove(ended.Task);
            ended.SetResult();
        }
    }

    // Streams are canceled on the server, which takes a connection. Not for ever: a handler of Changed may have disposed it, and wait here.
    async Task LeaveAsync()
    {
        Task[] leaving;
        lock (gate)
            leaving = [.. subscriptions];
        if (leaving.Length > 0)
            await Task.WhenAny(Task.WhenAll(leaving), Task.Delay(LeavePatience, Options.TimeProvider, CancellationToken.None)).ConfigureAwait(false);
    }

    /// <summary>Tells of a change, outside the lock and in order: a handler may use the connection, and block.</summary>
    /// <param name="who">Whose state it is, until <see cref="Forget"/>; null for a moment that passes by itself.</param>
    /// <param name="state">The new state.</param>
    /// <param name="transport">The transport in use.</param>
    /// <param name="reason">Why.</param>
    /// <param name="error">The failure, if it was one.</param>
    internal void Report(object? who, PushConnectionState state, PushTransports transport, string reason, Exception? error)
    {
        lock (gate)
        {
            if (who is not null)
            {
                states[who] = state;
                state = Worst();
            }
            if ((State == state && toldOf == transport && state != PushConnectionState.Connecting) || State == PushConnectionState.Closed)
                return;
            (State, toldOf) = (state, transport);
            untold.Enqueue(new(state, transport, reason, error));
            if (telling)
                return;     // whoever tells goes on with this one
            telling = true;
        }
        while (NextUntold() is { } change)
        {
            try
            {
                Changed?.Invoke(this, change);
            }
            catch (Exception e)     // the application's handler must not end the subscription that it is told about
            {
                Log.HandlerFailed(e);
            }
        }
    }

    /// <summary>Who has reported has no connection any more, and needs none.</summary>
    internal void Forget(object who)
    {
        PushConnectionState left;
        lock (gate)
        {
            if (!states.Remove(who) || states.Count == 0)
                return;
            left = Worst();
        }
        Report(null, left, Transport, "a subscription was left", null);
    }

    PushConnectionState Worst()
    {
        var worst = PushConnectionState.Connected;
        foreach (var state in states.Values)
        {
            if (state == PushConnectionState.Reconnecting || (state == PushConnectionState.Connecting && worst == PushConnectionState.Connected))
                worst = state;
        }
        return worst;
    }

    PushConnectionEventArgs? NextUntold()
    {
        lock (gate)
        {
            telling = untold.TryDequeue(out var change);
            return change;
        }
    }

    static ITransport[] MakeTransports(PushConnection connection)
    {
        var allowed = connection.Options.Transports;
        var made = new List<ITransport>();
        if (allowed.HasFlag(PushTransports.WebSocket))
            made.Add(new WebSocketTransport(connection));
        if (allowed.HasFlag(PushTransports.ServerSentEvents))
            made.Add(new ServerSentEventsTransport(connection));
        if (allowed.HasFlag(PushTransports.LongPolling))
            made.Add(new LongPollingTransport(connection));
        return [.. made];
    }
}
