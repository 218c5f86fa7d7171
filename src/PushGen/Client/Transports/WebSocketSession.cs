using System.Diagnostics.CodeAnalysis;
using System.Net.WebSockets;
using System.Text.Json;

namespace PushGen;

/// <summary>One open WebSocket: numbers what is asked, sends, and always has a receive outstanding.</summary>
[SuppressMessage("Design", "CA1001", Justification = "Abandon ends it; the token source holds no timer, and is read until the last request has left.")]
sealed partial class WebSocketSession(WebSocket socket, Uri address, TimeProvider time)
{
    static readonly TimeSpan ClosePatience = TimeSpan.FromSeconds(2);

    readonly CancellationTokenSource closing = new();
    readonly TaskCompletionSource<FeedEnd?> welcomed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    readonly TaskCompletionSource<FeedEnd> completion = new(TaskCreationOptions.RunContinuationsAsynchronously);
    readonly TaskCompletionSource<FeedEnd> left = new(TaskCreationOptions.RunContinuationsAsynchronously);
    readonly FrameSender sender = new(socket);
    readonly Dictionary<long, SocketRequest> requests = [];
    long lastId;
    bool closed;

    /// <summary>When and why the socket is gone.</summary>
    public Task<FeedEnd> Completion => completion.Task;

    /// <summary>When and why it takes no new requests: it is gone, or the server said bye and only answers the calls that run.</summary>
    public Task<FeedEnd> Left => left.Task;

    public bool TakesRequests => IsOpen && !left.Task.IsCompleted;

    public bool IsOpen => !Volatile.Read(ref closed);

    /// <summary>Whether it brought an item or a gap to any subscription.</summary>
    public bool Progress { get; private set; }

    public string? ServerEpoch { get; private set; }

    /// <summary>Says hello and waits for the welcome; what is returned is why there was none.</summary>
    public async Task<FeedEnd?> OpenAsync(string? token, CancellationToken cancellationToken)
    {
        _ = ReceiveAsync();
        await sender.TrySendAsync(json =>
        {
            json.WriteString("t"u8, "hello"u8);
            json.WriteNumber("v"u8, Wire.Version);
            if (token is not null)
                json.WriteString("token"u8, token);
            json.WriteString("agent"u8, "pushgen-dotnet"u8);
        }, closing.Token).ConfigureAwait(false);
        return await welcomed.Task.WaitAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Whether a frame with these arguments is within the server's limit.</summary>
    public bool Fits(string path, byte[] arguments) => arguments.Length + path.Length + 200 <= frameLimit;

    public async Task<FeedEnd> FeedAsync(FeedRequest request, IFeedSink sink, CancellationToken cancellationToken)
    {
        if (request.Source.Arguments is { } arguments && !Fits(request.Source.Path, arguments))
        {
            var tooLarge = new PushException(PushErrorCodes.TooLarge, 413, "The arguments are larger than a frame may be.");
            return new(FeedEndKind.OperationRefused, "arguments too large for a frame", tooLarge);
        }
        var feed = new SocketFeed(request.Source.IsStream, sink);
        long taken;
        int room;
        do      // a pair that belongs together: the application goes on taking
        {
            taken = sink.Taken;
            room = Math.Max(0, sink.Room);
        }
        while (taken != sink.Taken);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        try
        {
            await RequestAsync(feed, json => ClientFrames.Feed(json, feed.Id, request, room)).ConfigureAwait(false);
            await GrantAsync(feed, sink, taken, room, stop.Token).ConfigureAwait(false);
            var end = await feed.Done.ConfigureAwait(false);
            if (feed.DroppedHere)
                await LeaveAsync(feed, "unsub").ConfigureAwait(false);
            return end;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            feed.Close(FeedEnd.Dropped);
            await (request.Source.IsStream ? CancelAsync(feed, sink) : LeaveAsync(feed, "unsub")).ConfigureAwait(false);
            throw;
        }
        finally
        {
            await stop.CancelAsync().ConfigureAwait(false);
            Forget(feed);
        }
    }

    // Credit is a total: what there was room for at first, plus one for each item that the application has taken since.
    async Task GrantAsync(SocketFeed feed, IFeedSink sink, long takenBefore, int room, CancellationToken cancellationToken)
    {
        long granted = room;
        while (!feed.Done.IsCompleted)
        {
            var more = sink.WaitForTakenAsync(takenBefore + granted - room + sink.Enough, cancellationToken);
            await Task.WhenAny(feed.Done, more).ConfigureAwait(false);
            if (feed.Done.IsCompleted)
                return;
            await more.ConfigureAwait(false);
            granted = room + sink.Taken - takenBefore;
            await sender.TrySendAsync(json =>
            {
                json.WriteString("t"u8, "credit"u8);
                json.WriteNumber("i"u8, feed.Id);
                json.WriteNumber("to"u8, granted);
            }, closing.Token).ConfigureAwait(false);
        }
    }

    /// <exception cref="PushException">The server's error, or the connection was lost.</exception>
    public async Task<TResult> CallAsync<TResult>(CallRequest request, ItemFormat<TResult> format, CancellationToken cancellationToken)
    {
        var call = new SocketCall<TResult>(format);
        cancellationToken.ThrowIfCancellationRequested();
        await RequestAsync(call, json => ClientFrames.Call(json, call.Id, request)).ConfigureAwait(false);
        try
        {
            return await call.Answer.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            await LeaveAsync(call, "cancel").ConfigureAwait(false);
            throw;
        }
        finally
        {
            Forget(call);
        }
    }

    // The number is given and the frame written in one go: numbers only grow on the wire. Where that fails, the socket's end tells the request.
    async Task RequestAsync(SocketRequest request, Action<Utf8JsonWriter> write)
    {
        bool sent = await sender.TrySendAsync(json =>
        {
            Remember(request);
            write(json);
        }, closing.Token).ConfigureAwait(false);
        if (sent)
            return;
        if (request.Id == 0 && request is SocketCall)
            throw new PushException(PushErrorCodes.ConnectionFailed, 0, $"The call was not sent: the connection to {address} had just been lost.");
        request.Lost(new(FeedEndKind.Lost, "send failed"));
        Abandon(new(FeedEndKind.Lost, "send failed"));
    }

    void Remember(SocketRequest request)
    {
        lock (requests)
        {
            ObjectDisposedException.ThrowIf(closed, this);
            request.Id = ++lastId;
            requests.Add(request.Id, request);
        }
    }

    void Forget(SocketRequest request)
    {
        lock (requests)
            requests.Remove(request.Id);
    }

    // What was sent may be lost with the connection: only the answer says that it has arrived.
    async Task CancelAsync(SocketFeed feed, IFeedSink sink)
    {
        await LeaveAsync(feed, "cancel").ConfigureAwait(false);
        if (feed.Id == 0 || !IsOpen)
            return;
        await Task.WhenAny(feed.Farewell, Task.Delay(ClosePatience, time, CancellationToken.None)).ConfigureAwait(false);
        if (feed.Farewell is { IsCompletedSuccessfully: true, Result: true })
            sink.Canceled();
    }

    async Task LeaveAsync(SocketRequest request, string how)
    {
        if (request.Id == 0 || !IsOpen)
            return;
        var leaving = sender.TrySendAsync(json =>
        {
            json.WriteString("t"u8, how);
            json.WriteNumber("i"u8, request.Id);
        }, closing.Token);
        await Task.WhenAny(leaving, Task.Delay(ClosePatience, time, CancellationToken.None)).ConfigureAwait(false);
    }

    /// <summary>Closes politely, and hard where the server does not answer.</summary>
    public async Task CloseAsync()
    {
        if (IsOpen && await sender.TryCloseAsync(WebSocketCloseStatus.NormalClosure, closing.Token).ConfigureAwait(false))
            await Task.WhenAny(completion.Task, Task.Delay(ClosePatience, time, CancellationToken.None)).ConfigureAwait(false);
        Abandon(new(FeedEndKind.Lost, "disposed"));
    }

    /// <summary>The server goes: subscriptions are read elsewhere, the answers to calls still come here.</summary>
    void Leave(FeedEnd end)
    {
        SocketFeed[] feeds;
        lock (requests)
            feeds = [.. requests.Values.OfType<SocketFeed>()];
        left.TrySetResult(end);
        foreach (var feed in feeds)
            feed.Lost(end);
    }

    /// <summary>Closes at once; all that is under way is told.</summary>
    public void Abandon(FeedEnd end)
    {
        SocketRequest[] asked;
        lock (requests)
        {
            if (closed)
                return;
            closed = true;
            asked = [.. requests.Values];
            requests.Clear();
        }
        foreach (var request in asked)
            request.Lost(end);
        left.TrySetResult(end);
        welcomed.TrySetResult(end);
        completion.TrySetResult(end);
        closing.Cancel();
        socket.Abort();
        socket.Dispose();
    }
}
