namespace PushGen;

/// <summary>
/// One WebSocket for all subscriptions and calls of a connection: docs/protocol.md, section 3. Opens it when it is needed, one attempt for
/// all who wait, with a back-off of its own.
/// </summary>
sealed class WebSocketTransport(PushConnection connection) : ITransport
{
    readonly record struct Opened(WebSocketSession? Session, FeedEnd? Failure);

    const int ServerErrorsInARow = 3;       // then they are taken for a proxy that cannot do WebSockets
    const int ShortLivedInARow = 3;         // then for one that lets none last
    const int PatienceOfProbes = 10;

    readonly PushClientOptions options = connection.Options;
    readonly TimeProvider time = connection.Options.TimeProvider;
    readonly Backoff backoff = new(connection.Options);
    readonly Lock gate = new();
    Task<Opened>? opening;
    Task watching = Task.CompletedTask;
    (long Since, TimeSpan Wait) pause;      // before the next attempt; not by the wall clock, which may be set back
    FeedEnd? lastFailure;       // since there was a connection
    bool tokenRefused;
    int serverErrors, shortLived;
    readonly List<WebSocketSession> leaving = [];       // the server said bye, and answers the calls that run

    public PushTransports Kind => PushTransports.WebSocket;

    public async Task<FeedEnd> FeedAsync(FeedRequest request, IFeedSink sink, CancellationToken cancellationToken)
    {
        var (session, failure) = await OpenedAsync(cancellationToken).ConfigureAwait(false);
        if (session is null)
            return failure!;
        string? token = session.Token;
        var end = await session.FeedAsync(request, sink, cancellationToken).ConfigureAwait(false);
        if (end.Kind == FeedEndKind.Unauthenticated && token == session.Token)
            await session.RenewTokenAsync().WaitAsync(cancellationToken).ConfigureAwait(false);      // others go on with what they have; this one asks again
        return end;
    }

    /// <summary>Makes a call. Not <c>Sent</c>: it cannot go this way, and the server has not run it.</summary>
    /// <param name="request">The call.</param>
    /// <param name="format">Its result's.</param>
    /// <param name="patience">How long the connection is waited for, also by its back-off. The answer is waited for without limit.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="PushException">It failed.</exception>
    public async Task<(bool Sent, TResult Result)> CallAsync<TResult>(
        CallRequest request, ItemFormat<TResult> format, TimeSpan patience, CancellationToken cancellationToken)
    {
        var (session, failure) = await OpenedInTimeAsync(patience, cancellationToken).ConfigureAwait(false);
        if (session is null)
        {
            if (failure!.Kind is FeedEndKind.TransportRefused && connection.Choice.FallBack(Kind, failure))
                return default;
            if (failure.Error is PushException { Status: >= 500 } && options.Transports != PushTransports.WebSocket)
                return default;     // the socket is tried again; the call need not wait for that
            throw failure.Error as PushException ?? new PushException(PushErrorCodes.ConnectionFailed, 0, $"The call was not sent to {connection.Address}: {failure.Reason}.", failure.Error);
        }
        if (!session.Fits(request.Path, request.Arguments))
            return default;
        try
        {
            return (true, await session.CallAsync(request, format, cancellationToken).ConfigureAwait(false));
        }
        catch (PushException e) when (e.Code == PushErrorCodes.HttpOnly || (e.Status == 401 && options.AccessTokenProvider is not null))
        {
            return default;
        }
    }

    /// <summary>The socket that is opened is the one that all will use. Nobody waits for it, so it may take its time.</summary>
    public async Task<bool> ProbeAsync(FeedRequest? example, CancellationToken cancellationToken) =>
        (await OpenedAsync(cancellationToken, PatienceOfProbes).ConfigureAwait(false)).Session is not null;

    async Task<Opened> OpenedInTimeAsync(TimeSpan patience, CancellationToken cancellationToken)
    {
        try
        {
            return await OpenedAsync(cancellationToken).WaitAsync(patience, time, cancellationToken).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            return new(null, lastFailure ?? new(FeedEndKind.Lost, "no connection in time"));
        }
    }

    Task<Opened> OpenedAsync(CancellationToken cancellationToken, int patience = 1)
    {
        Task<Opened> current;
        lock (gate)
        {
            if (opening is null || (opening.IsCompleted && (!opening.IsCompletedSuccessfully || opening.Result.Session is not { TakesRequests: true })))
                opening = OpenAsync(patience);
            current = opening;
        }
        return current.WaitAsync(cancellationToken);
    }

    async Task<Opened> OpenAsync(int patience)
    {
        await Task.Yield();     // not under the caller's lock
        await watching.ConfigureAwait(false);       // what the last one's end says about waiting
        if (shortLived == ShortLivedInARow && options.Transports != PushTransports.WebSocket)
        {
            shortLived = 0;
            return new(null, new(FeedEndKind.TransportRefused, "its connections do not last"));
        }
        var wait = pause.Wait - time.GetElapsedTime(pause.Since);
        if (wait > TimeSpan.Zero)
            await Task.Delay(wait, time, connection.Lifetime).ConfigureAwait(false);
        connection.Report(this, PushConnectionState.Connecting, Kind, "needed", null);

        var opener = new WebSocketOpener(connection);
        var (session, failure) = await opener.OpenAsync(options.ConnectTimeout * patience).ConfigureAwait(false);
        if (session is null)
        {
            bool newToken = failure!.Kind == FeedEndKind.Unauthenticated && !tokenRefused;
            tokenRefused = failure.Kind == FeedEndKind.Unauthenticated;
            WaitBeforeNext(failure, newToken ? null : TimeSpan.Zero);
            lastFailure = failure;
            failure = AfterServerErrors(failure);
            return new(null, failure.Kind == FeedEndKind.Lost ? failure with { Kind = FeedEndKind.SharedLost } : failure);
        }
        tokenRefused = false;
        lastFailure = null;
        serverErrors = 0;
        connection.Log.SocketConnected(session.ServerEpoch);
        connection.Report(this, PushConnectionState.Connected, Kind, "the server answered", null);
        watching = WatchAsync(session, time.GetTimestamp());
        return new(session, null);
    }

    FeedEnd AfterServerErrors(FeedEnd failure)
    {
        serverErrors = failure.Error is PushException { Status: >= 500 } ? serverErrors + 1 : 0;
        if (serverErrors < ServerErrorsInARow || options.Transports == PushTransports.WebSocket)
            return failure;
        serverErrors = 0;
        return failure with { Kind = FeedEndKind.TransportRefused };
    }

    async Task WatchAsync(WebSocketSession session, long openedAt)
    {
        var end = await session.Left.ConfigureAwait(false);
        lock (gate)
        {
            leaving.RemoveAll(static one => !one.IsOpen);
            if (session.IsOpen)
                leaving.Add(session);
        }
        var lasted = time.GetElapsedTime(openedAt);
        shortLived = end.Kind == FeedEndKind.Lost && end.RetryAfter is null && lasted < Backoff.ShortLived ? shortLived + 1 : 0;
        if (!connection.Lifetime.IsCancellationRequested)
            WaitBeforeNext(end, end.Kind == FeedEndKind.Unauthenticated ? null : lasted, session.Progress);
    }

    void WaitBeforeNext(FeedEnd end, TimeSpan? connected, bool progress = false)
    {
        var wait = connected is { } lasted ? backoff.Next(lasted, end.RetryAfter, progress) : TimeSpan.Zero;
        pause = (time.GetTimestamp(), wait);
        connection.Log.SocketClosed(end.Reason, wait, end.Error);
        connection.Report(this, PushConnectionState.Reconnecting, Kind, end.Reason, end.Error);
    }

    public async ValueTask DisposeAsync()
    {
        Task<Opened>? last;
        WebSocketSession[] others;
        lock (gate)
        {
            last = opening;
            others = [.. leaving];
        }
        foreach (var session in others)
            await session.CloseAsync().ConfigureAwait(false);
        if (last is null)
            return;
        try
        {
            if ((await last.ConfigureAwait(false)).Session is { } session)
                await session.CloseAsync().ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
        }
    }
}
