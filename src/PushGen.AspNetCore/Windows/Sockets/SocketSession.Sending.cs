using System.Collections.Concurrent;
using System.Net.WebSockets;
using System.Runtime.CompilerServices;
using PushGen.AspNetCore.Hosting;
using PushGen.AspNetCore.Topics;

namespace PushGen.AspNetCore.Windows.Sockets;

/// <content>
/// From the logs to the network. An item's way: its log wakes the subscription (<see cref="MarkReady"/>), the send loop reads the log from
/// the subscription's position (<see cref="TryRead"/>), copies the entries' bytes into the message (<see cref="Write"/>) and sends that with
/// one call (<see cref="FlushAsync"/>).
/// </content>
sealed partial class SocketSession
{
    const int LeastShare = 2048;        // of a message, for one subscription
    const int RoomForWords = 256;       // subd, live and the like beside a batch of items

    readonly WakeSignal signal;
    readonly ConcurrentQueue<SocketSubscription> ready = new();
    readonly SocketMessage message = new();
    readonly LogBatch batch = new();
    SocketSubscription? carried;        // whose batch did not fit into the message before
    long lastSent, lastReread;
    ITimer? stall;

    /// <summary>There may be more in a subscription's log.</summary>
    public void MarkReady(SocketSubscription subscription)
    {
        if (TryQueue(subscription))
            signal.Wake();
    }

    /// <summary>There is more in a subscription's log: the send loop, if it waits, goes on before this returns. Called without a lock.</summary>
    public void OnAppended(SocketSubscription subscription)
    {
        if (TryQueue(subscription))
            signal.WakeHere();
    }

    /// <summary>There is something in the outbox: the send loop, if it waits, goes on before this returns. Called without a lock.</summary>
    public void GoOn() => signal.WakeHere();

    bool TryQueue(SocketSubscription subscription)
    {
        if (!subscription.TryQueue())
            return false;
        ready.Enqueue(subscription);
        return true;
    }

    async Task SendAsync()
    {
        lastSent = lastReread = time.GetTimestamp();
        try
        {
            while (true)
            {
                GoOnDraining();
                bool last = IsClosing;
                Fill(last);
                if (!message.IsEmpty)
                    await FlushAsync();
                else if (last)
                    break;
                else
                    await WaitAsync();
            }
            if (socket.State is WebSocketState.Open or WebSocketState.CloseReceived)
                await WatchedAsync(new ValueTask(socket.CloseOutputAsync((WebSocketCloseStatus)closing!.Code, closing.Problem?.Code ?? closing.Reason, CancellationToken.None)));
        }
        catch (Exception e) when (e is WebSocketException or OperationCanceledException or IOException or ObjectDisposedException or InvalidOperationException)
        {
            Lose();
        }
        catch (Exception e)
        {
            logger.SocketFailed(e, ConnectionId);
        }
        message.Release();
    }

    /// <summary>Puts what is ready into one message: answers first, then each ready subscription in turn.</summary>
    void Fill(bool last)
    {
        Outbox.MoveTo(message);
        if (last)
            return;
        if (carried is { } first)
        {
            if (!message.IsEmpty && SizeOf(batch) > message.Room)
                return;
            carried = null;
            Write(first);
        }
        while (message.Room >= LeastShare && ready.TryDequeue(out var subscription))
        {
            subscription.Dequeued();
            if (!TryRead(subscription))
                continue;
            if (!message.IsEmpty && SizeOf(batch) > message.Room)
            {
                carried = subscription;
                return;
            }
            Write(subscription);
        }
    }

    bool TryRead(SocketSubscription subscription)
    {
        int allowance;
        lock (gate)
        {
            if (subscription.HasEnded || subscription.Reader is null)
                return false;
            if (!subscription.IsAnnounced)
            {
                subscription.IsAnnounced = true;
                SocketFrames.Subscribed(message.BeginJson(), subscription);
            }
            allowance = subscription.Allowance;
        }
        if (allowance == 0)
            return false;
        int share = Math.Max(LeastShare, (message.Room - RoomForWords) / (1 + Math.Min(ready.Count, 64)));
        subscription.Reader.Read(allowance, share, batch);
        return true;
    }

    /// <summary>Writes the batch that was read for a subscription; it takes its turn again if there is more.</summary>
    void Write(SocketSubscription subscription)
    {
        if (subscription.HasEnded)
            return;     // the last frame is in the outbox
        Metrics.Written(PushTransports.WebSocket, batch);
        if (batch.Gap is { } gap)
        {
            SocketFrames.Gap(message.BeginJson(), subscription.Id, gap);
            if (subscription.Policy == ReaderGapPolicy.Fail && gap.Reason != GapReason.Skipped)
            {
                if (TryRemove(subscription))
                    SocketFrames.Error(message.BeginJson(), subscription.Id, new Problem(PushErrorCodes.Gap, 410, "The items after the cursor are gone.") { Gap = gap });
                return;
            }
        }
        if (batch.Count > 0)
            SocketFrames.Items(message, subscription.Id, batch);
        lock (gate)
        {
            if (!subscription.HasEnded)
                subscription.CountSent(batch.Count);
        }
        if (batch.End is { } end)
        {
            if (TryRemove(subscription))
                SocketFrames.Ended(message.BeginJson(), subscription.Id, end.Reason, end.Problem);
        }
        else if (!batch.UpToDate)
        {
            MarkReady(subscription);
        }
        else if (!subscription.IsLive)
        {
            subscription.IsLive = true;
            SocketFrames.Live(message.BeginJson(), subscription.Id);
        }
    }

    /// <summary>Ends a subscription whose last frame is about to be written to the message.</summary>
    bool TryRemove(SocketSubscription subscription)
    {
        lock (gate)
        {
            if (!operations.Remove(subscription.Id))
                return false;
            subscription.Close();
            return true;
        }
    }

    static int SizeOf(LogBatch batch) => RoomForWords + batch.Bytes;

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder))]
    async ValueTask FlushAsync()
    {
        var bytes = message.Finish();
        await WatchedAsync(socket.SendAsync(bytes, WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None));
        message.Clear();
        lastSent = time.GetTimestamp();
        RereadAtHeartbeat();
    }

    /// <summary>Case 5: a peer that accepts nothing cannot be told, so the connection is given up.</summary>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder))]
    async ValueTask WatchedAsync(ValueTask sending)
    {
        if (sending.IsCompleted)
        {
            await sending;
            return;
        }
        stall ??= time.CreateTimer(static session => ((SocketSession)session!).GiveUp(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        stall.Change(options.WriteTimeout, Timeout.InfiniteTimeSpan);
        await sending;
        stall.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    void GiveUp()
    {
        logger.SocketStalled(ConnectionId, options.WriteTimeout);
        socket.Abort();
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder))]
    async ValueTask WaitAsync()
    {
        message.Release();
        var quiet = time.GetElapsedTime(Math.Min(lastSent, lastReread));
        if (quiet < options.PingInterval)
            await signal.WaitAsync(WaitOf(options.PingInterval - quiet));
        if (time.GetElapsedTime(lastSent) >= options.PingInterval)
            SocketFrames.Word(message.BeginJson(), "ping"u8);
        RereadAtHeartbeat();
    }

    // Who is drained may have no credit to give, and is not waited for longer than the drain time.
    TimeSpan WaitOf(TimeSpan untilPing) => IsDraining && !saidBye && options.DrainTime < untilPing ? options.DrainTime : untilPing;

    /// <summary>A wake-up that was lost only delays: every waiting subscription reads its log again.</summary>
    void RereadAtHeartbeat()
    {
        if (time.GetElapsedTime(lastReread) < options.PingInterval)
            return;
        lastReread = time.GetTimestamp();
        lock (gate)
        {
            foreach (var operation in operations.Values)
            {
                if (operation is SocketSubscription subscription)
                    MarkReady(subscription);
            }
        }
    }
}
