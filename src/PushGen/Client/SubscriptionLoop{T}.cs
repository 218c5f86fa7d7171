using Microsoft.Extensions.Logging;

namespace PushGen;

/// <summary>
/// One enumeration of a topic or stream: connects, takes what a transport brings, proves that nothing is missing or repeated, and connects
/// again from where it stands. The only place that knows about resuming.
/// </summary>
sealed class SubscriptionLoop<T> : IFeedSink, ITransportUser
{
    const int ShortLivedInARow = 3;

    readonly PushConnection connection;
    readonly FeedSource source;
    readonly ItemFormat<T> format;
    readonly PushCursor? start;
    readonly GapPolicy policy;
    readonly ILogger log;
    readonly TimeProvider time;
    readonly Continuity position;
    readonly Backoff backoff;
    readonly string? streamId;

    // Written by the one transport that feeds, read when it has returned.
    Exception? failure;
    long? readyAt;
    bool progress;              // an item or a gap came
    Deadline? giveUp;           // while there is no connection
    T? ahead;                   // what was read ahead

    bool tokenRefused;          // since the server last answered
    PushTransports refused;     // for this operation only
    bool asked, connectedOnce, over;
    int shortLived;

    public SubscriptionLoop(PushConnection connection, FeedSource source, ItemFormat<T> format, PushCursor? start, GapPolicy policy)
    {
        this.connection = connection;
        this.source = source;
        this.format = format;
        this.start = start;
        this.policy = policy;
        log = connection.Log;
        time = connection.Options.TimeProvider;
        position = new(start);
        backoff = new(connection.Options);
        streamId = source.IsStream ? IdempotencyKey.New() : null;
        Items = new(connection.Options.BufferSize);
        Request = new(source, start, policy, streamId);
    }

    public ItemQueue<T> Items { get; }

    /// <summary>Whether somebody takes the gaps from the queue.</summary>
    public bool TellsGaps { get; init; }

    public FeedRequest Request { get; private set; }

    public int Room => Items.Room;

    public int Enough => Items.Enough;

    public long Taken => Items.Taken;

    public Task WaitForTakenAsync(long count, CancellationToken cancellationToken) => Items.WaitForTakenAsync(count, cancellationToken);

    /// <summary>Runs until the end, a final failure or cancellation; each of them ends the queue. Never throws.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        Exception? outcome;
        try
        {
            outcome = await FollowAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (HttpFailures.IsOfConnection(e) && cancellationToken.IsCancellationRequested)
        {
            outcome = new OperationCanceledException(cancellationToken);        // the connection may break while it is left
        }
        catch (Exception e)     // whatever it is: an enumeration must not wait for ever
        {
            outcome = e;
        }
        connection.Choice.Leave(this);
        connection.Forget(this);
        Items.Complete(outcome);
        if (streamId is not null && asked && !over)
            await connection.Http.CancelStreamAsync(streamId, mayBeStarting: !connectedOnce).ConfigureAwait(false);
    }

    async Task<Exception?> FollowAsync(CancellationToken cancellationToken)
    {
        long lastConnected = time.GetTimestamp();
        FeedEnd? last = null;
        for (;;)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var transport = connection.Choice.Enter(this, refused, out var replaced);
            if (transport.Kind == PushTransports.WebSocket)
                connection.Forget(this);        // it speaks for all who use it
            readyAt = null;
            progress = false;
            asked = true;
            var end = await FeedUntilReplacedAsync(transport, Left(lastConnected), last, replaced, cancellationToken).ConfigureAwait(false);
            last = end;

            if (failure is not null)
                return failure;
            if (readyAt is not null)
                lastConnected = time.GetTimestamp();
            if (IsFinal(end, transport.Kind, out bool atOnce))
                return end.Error;
            if (atOnce)
                continue;
            var left = Left(lastConnected);
            if (left is not { Ticks: <= 0 })
                await WaitAsync(end, transport.Kind, left, cancellationToken).ConfigureAwait(false);
            if (Left(lastConnected) <= TimeSpan.Zero)
                return GivenUp(end);
        }
    }

    async Task<FeedEnd> FeedUntilReplacedAsync(
        ITransport transport, TimeSpan? left, FeedEnd? last, CancellationToken replaced, CancellationToken cancellationToken)
    {
        Request = new(source, position.Received ?? start, policy, streamId);
        if (!replaced.CanBeCanceled)
            return await FeedAsync(transport, left, last, cancellationToken).ConfigureAwait(false);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(replaced, cancellationToken);
        try
        {
            return await FeedAsync(transport, left, last, either.Token).ConfigureAwait(false);
        }
        catch (Exception e) when (HttpFailures.IsOfConnection(e) && replaced.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            return FeedEnd.Replaced;        // also where the connection broke while it was left
        }
    }

    // What the transport does before it is connected takes no longer than there is time left. A poll that is held looks the same as one
    // that hangs, and has a limit of its own.
    async Task<FeedEnd> FeedAsync(ITransport transport, TimeSpan? left, FeedEnd? last, CancellationToken cancellationToken)
    {
        if (left is null || transport.Kind == PushTransports.LongPolling)
            return await transport.FeedAsync(Request, this, cancellationToken).ConfigureAwait(false);
        using var deadline = new Deadline(time, cancellationToken);
        giveUp = deadline;
        deadline.Start(TimeSpan.FromTicks(Math.Clamp(left.Value.Ticks, 0, TimeSpan.TicksPerDay)));      // timers know no longer waits
        try
        {
            return await transport.FeedAsync(Request, this, deadline.Token).ConfigureAwait(false);
        }
        catch (Exception e) when (HttpFailures.IsOfConnection(e) && deadline.Passed && !cancellationToken.IsCancellationRequested)
        {
            return last is null ? new(FeedEndKind.Lost, "no answer in time") : last with { Kind = FeedEndKind.Lost };
        }
        finally
        {
            giveUp = null;
        }
    }

    // Until it is given up; null: never.
    TimeSpan? Left(long lastConnected) => connection.Options.GiveUpAfter - time.GetElapsedTime(lastConnected);

    PushException GivenUp(FeedEnd end)
    {
        over = true;        // who cannot be reached cannot be told either
        string cause = end.Error is null ? "" : $" ({end.Error.Message})";
        return new(PushErrorCodes.ConnectionFailed, 0, $"No connection to {connection.Address} for {connection.Options.GiveUpAfter}: {end.Reason}{cause}.", end.Error);
    }

    bool IsFinal(FeedEnd end, PushTransports kind, out bool atOnce)
    {
        atOnce = false;
        switch (end.Kind)
        {
            case FeedEndKind.Completed or FeedEndKind.Failed:
                over = true;
                return true;
            case FeedEndKind.Unauthenticated:
                atOnce = !tokenRefused && connection.Options.AccessTokenProvider is not null;
                tokenRefused = true;
                return !atOnce;
            case FeedEndKind.Replaced:
                atOnce = true;
                return false;
            case FeedEndKind.OperationRefused:
                refused |= kind;
                atOnce = (connection.Options.Transports & ~refused) != 0;
                return !atOnce;
            case FeedEndKind.TransportRefused:
                atOnce = connection.Choice.FallBack(kind, end);
                over = !atOnce && !connectedOnce && end.Error is PushException { Code: PushErrorCodes.ProtocolError };     // a wrong address; later it may be a network that was changed
                return over;
            default:
                return false;
        }
    }

    async Task WaitAsync(FeedEnd end, PushTransports kind, TimeSpan? left, CancellationToken cancellationToken)
    {
        if (end.Kind == FeedEndKind.SharedLost)
            return;
        var connected = readyAt is { } since ? time.GetElapsedTime(since) : TimeSpan.Zero;
        if (DoesNotLast(end, kind, connected))
            return;
        var wait = backoff.Next(connected, end.RetryAfter, progress);
        if (wait > left)
            wait = left.Value;
        log.FeedLost(source.Path, kind, end.Reason, wait, end.Error);
        connection.Report(this, PushConnectionState.Reconnecting, kind, end.Reason, end.Error);
        await Task.Delay(wait, time, cancellationToken).ConfigureAwait(false);
    }

    // An event stream that is always ended early costs a request each time, as a poll does, but does not hold.
    bool DoesNotLast(FeedEnd end, PushTransports kind, TimeSpan connected)
    {
        shortLived = kind == PushTransports.ServerSentEvents && readyAt is not null && end.RetryAfter is null && connected < Backoff.ShortLived ? shortLived + 1 : 0;
        if (shortLived < ShortLivedInARow || !connection.Choice.FallBack(kind, end with { Reason = "its connections do not last" }))
            return false;
        shortLived = 0;
        return true;
    }

    public void Ready(PushCursor? cursor)
    {
        readyAt ??= time.GetTimestamp();
        giveUp?.Stop();
        connectedOnce = true;
        tokenRefused = false;
        position.Ready(cursor);
    }

    public int ReadAhead(ReadOnlySpan<byte> json) => format.ReadAhead(json, out ahead);

    public bool Item(PushCursor cursor, ReadOnlySpan<byte> json, bool isRead)
    {
        var verdict = position.Item(cursor, out var hole);
        if (verdict == ItemVerdict.Duplicate)
        {
            log.Duplicate(source.Path, cursor);
            return true;
        }
        if (verdict == ItemVerdict.Hole)
        {
            log.Hole(source.Path, position.Received, cursor);
            return false;
        }
        progress = true;
        if (position.SplitStore)
            return Fail(SplitStore());
        if (hole is not null && !Pass(hole))
            return false;
        try
        {
            Items.Add(isRead ? ahead! : format.Read(json), cursor);
            return true;
        }
        catch (PushException e)
        {
            return Fail(e);
        }
    }

    public bool Gap(PushGap gap)
    {
        var verdict = position.Gap(gap, out var told);
        if (verdict == ItemVerdict.Duplicate)
        {
            log.Duplicate(source.Path, gap.ResumesAfter);
            return true;
        }
        if (verdict == ItemVerdict.Hole)
        {
            log.Hole(source.Path, position.Received, gap.ResumesAfter);
            return false;
        }
        progress = true;
        if (position.SplitStore)
            return Fail(SplitStore());
        return told.Reason == GapReason.Skipped || Pass(told);
    }

    public void Canceled() => over = true;

    bool Pass(PushGap gap)
    {
        log.Gap(source.Path, gap.Reason, gap.Requested, gap.ResumesAfter, gap.Lost);
        if (policy == GapPolicy.Throw)
            return Fail(new PushGapException(gap));
        if (TellsGaps)
            Items.Add(gap);
        return true;
    }

    bool Fail(Exception e)
    {
        failure = e;
        return false;
    }

    static PushException SplitStore() => new(PushErrorCodes.SplitStore, 0,
        "Two stores answer under this address in turn. Route all requests to servers that share one store, or to one server.");
}
