using System.Diagnostics.CodeAnalysis;
using System.Net.WebSockets;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using PushGen.AspNetCore.Hosting;
using PushGen.AspNetCore.Topics;

namespace PushGen.AspNetCore.Windows.Sockets;

/// <summary>
/// One WebSocket. Two loops: one receives, hands messages to the frame handler and waits for nothing else; one sends. What a client asked for
/// stands under its <c>i</c> until its last frame.
/// </summary>
/// <remarks>
/// How it ends; the first that happens counts, except that 1 to 3 and 5 to 8 may come while 4 waits for calls, and that 5 and 6 end what another case has begun:
/// 1. The client closes: its close is answered with 1000.
/// 2. The client breaks the protocol: <c>err</c> without <c>i</c> and the close code of its status (1003 for binary), in the order of the frames.
/// 3. The credential expires, or a token is refused or another user's: <c>err</c>, 4401 or 4403.
/// 4. The server drains: nothing new is begun (<c>err</c> <c>draining</c>); readers of topics get what is in their logs, and are waited for until
///    the drain time is over; readers of streams get what is left and its end, as far as they gave credit; then <c>bye</c>, and topics are left; then the calls that run end and are answered; then 1001. Whatever else of
///    this list happens meanwhile counts, 6 too, which the server's shut-down time-out brings about.
/// 5. The client accepts nothing for the write time-out, or does not answer the close: the connection is given up.
/// 6. The connection is lost, also found by protocol pings: nothing can be said.
/// 7. More waits than a connection may hold, in or out: <c>err</c>, 4429.
/// 8. A loop fails: <c>err</c>, 1011.
/// In every case readers leave their logs, streams go on without them, and calls are canceled.
/// </remarks>
[SuppressMessage("Design", "CA1001", Justification = "Its one use, RunAsync, ends with what it holds disposed.")]
sealed partial class SocketSession
{
    /// <summary>The answer to what comes after the server began to shut down.</summary>
    public static readonly Problem Draining = new(PushErrorCodes.Draining, 503, "The server is shutting down.");

    static readonly TimeSpan CloseTimeout = TimeSpan.FromSeconds(5);

    readonly WebSocket socket;
    readonly PushServices services;
    readonly PushOptions options;
    readonly TimeProvider time;
    readonly ILogger logger;
    readonly Lock gate = new();
    readonly Dictionary<long, SocketOperation> operations = [];
    readonly CancellationTokenSource over = new();
    readonly SocketFrameHandler handler;
    readonly SocketExpiry expiry;
    readonly HttpContext handshake;
    SocketClose? closing;
    bool isOver, isDraining, saidBye;

    /// <param name="socket">The connection.</param>
    /// <param name="hub">What can be asked for.</param>
    /// <param name="authorizer">Who may.</param>
    /// <param name="handshake">The request that became the connection. Read here, and for whether the peer is gone.</param>
    public SocketSession(WebSocket socket, PushHub hub, OperationAuthorizer authorizer, HttpContext handshake)
    {
        this.socket = socket;
        this.handshake = handshake;
        services = hub.Services;
        options = services.Options;
        time = services.Time;
        logger = services.Loggers.CreateLogger("PushGen.AspNetCore.WebSocket");
        signal = new WakeSignal(time);
        ConnectionId = handshake.TraceIdentifier;
        Identity = new SocketIdentity(handshake, services.Scopes);
        Outbox = new SocketOutbox(this, gate);
        expiry = new SocketExpiry(this, time);
        handler = new SocketFrameHandler(this, hub, services, authorizer, logger);
    }

    public string ConnectionId { get; }

    public SocketIdentity Identity { get; }

    public SocketOutbox Outbox { get; }

    /// <summary>Canceled when the connection is over: for gates and calls.</summary>
    public CancellationToken Over => over.Token;

    /// <summary>Nothing new is begun; see <see cref="Draining"/>.</summary>
    public bool IsDraining
    {
        get
        {
            lock (gate)
                return isDraining;
        }
    }

    /// <summary>The credential was renewed.</summary>
    public void WatchExpiry() => expiry.Watch();

    public bool IsClosing => Volatile.Read(ref closing) is not null;

    public ServerMetrics Metrics => services.Metrics;

    public async Task RunAsync()
    {
        logger.SocketOpened(ConnectionId);
        Metrics.Connected(PushTransports.WebSocket);
        handler.Welcome();
        expiry.Watch();
        using var draining = services.Stopping.UnsafeRegister(static session => ((SocketSession)session!).Drain(), this);
        var receiving = ReceiveAsync();
        await SendAsync();
        await EndAsync(receiving);
    }

    /// <summary>Says why, and closes once that is sent. The first reason counts.</summary>
    public void Close(SocketClose close)
    {
        lock (gate)
        {
            if (closing is not null)
                return;
            Volatile.Write(ref closing, close);
            if (close.Problem is not null)
                Outbox.Error(null, close.Problem);
            Outbox.Seal();
        }
        logger.SocketClosing(ConnectionId, close.Code, close.Problem?.Code ?? close.Reason ?? "normal");
        signal.Wake();
    }

    /// <summary>Case 4 begins; the send loop goes on with it.</summary>
    void Drain()
    {
        lock (gate)
        {
            isDraining = true;
            foreach (var subscription in operations.Values.OfType<SocketSubscription>())
            {
                subscription.Drain(services);
                MarkReady(subscription);
            }
        }
        signal.Wake();
    }

    /// <summary>Case 4: says <c>bye</c> when what is owed is told, and closes when no call runs.</summary>
    void GoOnDraining()
    {
        lock (gate)
        {
            if (!isDraining || IsClosing)
                return;
            if (!saidBye && carried is null && !operations.Values.Any(static operation => operation is SocketSubscription { IsOwed: true }))
            {
                saidBye = true;
                LeaveTopics();
                Outbox.Bye("drain", options.DrainSpread.TotalSeconds * Random.Shared.NextDouble());
            }
            if (saidBye && !operations.Values.Any(static operation => operation is SocketCall))
                Close(SocketClose.Drain);
        }
    }

    void LeaveTopics()
    {
        foreach (var subscription in operations.Values.OfType<SocketSubscription>().Where(static one => one.Run is null).ToList())
        {
            operations.Remove(subscription.Id);
            subscription.Close();
        }
    }

    /// <summary>Puts an operation under its <c>i</c>. False: the connection is over, or drains, which is told.</summary>
    public bool TryAdd(SocketOperation operation)
    {
        lock (gate)
        {
            if (isOver)
                return false;
            if (isDraining)
            {
                Outbox.Error(operation.Id, Draining);
                return false;
            }
            operations.Add(operation.Id, operation);
            return true;
        }
    }

    /// <summary>False: the credit would shrink.</summary>
    public bool TryAllow(SocketSubscription subscription, long total)
    {
        lock (gate)
            return subscription.HasEnded || subscription.TryAllow(total);
    }

    public SocketOperation? Find(long id)
    {
        lock (gate)
            return operations.GetValueOrDefault(id);
    }

    public List<SocketSubscription> Subscriptions()
    {
        lock (gate)
            return [.. operations.Values.OfType<SocketSubscription>()];
    }

    public int Count(Func<SocketOperation, bool> which)
    {
        lock (gate)
            return operations.Values.Count(which);
    }

    /// <summary>Ends an operation with its last frame, unless it has had one.</summary>
    public bool TryEnd<TState>(SocketOperation operation, TState state, Action<SocketOutbox, long, TState> last)
    {
        lock (gate)
        {
            if (!operations.Remove(operation.Id))
                return false;
            if (operation is SocketSubscription subscription)
            {
                if (!subscription.IsAnnounced)
                    Outbox.Subscribed(subscription);
                subscription.Close();
            }
            last(Outbox, operation.Id, state);
            return true;
        }
    }

    async Task EndAsync(Task receiving)
    {
        expiry.Dispose();
        LeaveOperations();
        await over.CancelAsync();
        if (socket.State is WebSocketState.CloseSent)
            await OutwaitAsync(receiving.WaitAsync(CloseTimeout, time));       // the peer's answer; it may still be reading
        if (socket.State is WebSocketState.Aborted)
            await OutwaitAsync(Task.Delay(CloseTimeout, time, handshake.RequestAborted));      // it closed itself, with 1007 for example: let that arrive
        else if (socket.State is not WebSocketState.Closed)
            socket.Abort();     // ends the receive loop
        await receiving;
        stall?.Dispose();
        signal.Dispose();
        Metrics.Disconnected(PushTransports.WebSocket);
    }

    static async Task OutwaitAsync(Task wait)
    {
        try
        {
            await wait;
        }
        catch (Exception)
        {
            // However it ended. To be looked at all the same: it would count as unobserved otherwise.
        }
    }

    void LeaveOperations()
    {
        lock (gate)
        {
            isOver = true;
            Outbox.Seal();
            Outbox.Release();
            foreach (var operation in operations.Values)
                (operation as SocketSubscription)?.Close();
            operations.Clear();
        }
    }
}
