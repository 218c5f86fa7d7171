using System.Buffers;
using System.Net.WebSockets;
using PushGen.AspNetCore.Hosting;

namespace PushGen.AspNetCore.Windows.Sockets;

/// <content>
/// From the network to the frame handler. While nothing comes, a connection holds no buffer, no queue and no list: they are most of what an
/// idle one would cost.
/// </content>
sealed partial class SocketSession
{
    const int FirstBuffer = 4096;
    const int MessagesThatMayWait = 16;     // of full size, while a frame before them is authorized

    [ThreadStatic] static List<SocketFrame>? spareFrames;

    Queue<Received>? waiting;       // messages that came while one before them was handled
    bool isHandling;
    long waitingBytes;

    /// <summary>A whole message in a pooled array, or in its place the reason to close.</summary>
    readonly record struct Received(byte[] Array, int Length, SocketClose? Close = null);

    /// <summary>Always has a receive outstanding, else a peer's pong and close would not be seen. Ends with the connection.</summary>
    async Task ReceiveAsync()
    {
        byte[] array = [];
        int length = 0;
        bool refused = false;
        try
        {
            while (true)
            {
                // No more room than to see that it is too large: a receive returns when all of it is filled, or the frame ends. None: it waits for a frame.
                int room = Math.Min(array.Length, options.MaxFrameBytes + 1) - length;
                var received = await socket.ReceiveAsync(array.AsMemory(length, Math.Max(room, 0)), CancellationToken.None);
                if (received.MessageType == WebSocketMessageType.Close)
                    break;
                if (refused || IsClosing)
                {
                    length = 0;         // only the answer to the close is waited for
                    array = array.Length == 0 ? ArrayPool<byte>.Shared.Rent(FirstBuffer) : array;
                    continue;
                }
                length += received.Count;
                if (FindBreach(received.MessageType, length) is { } breach)
                {
                    refused = true;
                    Hand(new Received([], 0, breach));
                }
                else if (received.EndOfMessage)
                {
                    if (Interlocked.Add(ref waitingBytes, length) > (long)MessagesThatMayWait * options.MaxFrameBytes)
                        Close(SocketClose.Overflow);
                    Hand(new Received(array, length));
                    (array, length) = ([], 0);
                }
                else if (length == array.Length)
                {
                    array = Grow(array);
                }
            }
            Close(SocketClose.Normal);
        }
        catch (Exception e) when (e is WebSocketException or OperationCanceledException or IOException or ObjectDisposedException)
        {
            Lose();
        }
        finally
        {
            GiveBack(array);
        }
    }

    SocketClose? FindBreach(WebSocketMessageType type, int length) =>
        type == WebSocketMessageType.Binary ? SocketClose.Binary
        : length > options.MaxFrameBytes ? SocketClose.TooLarge(options.MaxFrameBytes)
        : null;

    byte[] Grow(byte[] array)
    {
        int size = Math.Max(array.Length * 2, Math.Min(options.MaxFrameBytes + 1, array.Length * 4));
        var larger = ArrayPool<byte>.Shared.Rent(Math.Max(FirstBuffer, size));
        array.CopyTo(larger, 0);
        GiveBack(array);
        return larger;
    }

    static void GiveBack(byte[] array)
    {
        if (array.Length > 0)
            ArrayPool<byte>.Shared.Return(array);
    }

    /// <summary>Handles a message here and now, unless one before it is not through yet.</summary>
    void Hand(in Received message)
    {
        lock (gate)
        {
            if (isHandling)
            {
                (waiting ??= new()).Enqueue(message);
                return;
            }
            isHandling = true;
        }
        _ = HandleAsync(message);
    }

    bool TryTakeNext(out Received message)
    {
        message = default;
        lock (gate)
            return isHandling = waiting?.TryDequeue(out message) == true && !isOver;
    }

    /// <summary>Handles frames in their order; the authorization of one ends before the next begins.</summary>
    async Task HandleAsync(Received message)
    {
        try
        {
            do
            {
                if (message.Close is not null)
                    Close(message.Close);
                else
                    await HandleFramesAsync(message.Array.AsMemory(0, message.Length));
                Interlocked.Add(ref waitingBytes, -message.Length);
                GiveBack(message.Array);
            }
            while (TryTakeNext(out message));
        }
        catch (OperationCanceledException) when (Over.IsCancellationRequested)
        {
        }
        catch (Exception e)
        {
            logger.SocketFailed(e, ConnectionId);
            Close(SocketClose.Failed);
        }
    }

    async ValueTask HandleFramesAsync(ReadOnlyMemory<byte> message)
    {
        var frames = spareFrames ?? [];
        spareFrames = null;
        string? flaw = SocketFrameReader.Read(message, frames);
        for (int i = 0; i < frames.Count && !IsClosing; i++)
            await handler.HandleAsync(frames[i]);
        if (flaw is not null)
            Close(SocketClose.Invalid(flaw));
        frames.Clear();
        spareFrames = frames;
    }

    /// <summary>Case 6: nothing can be sent any more.</summary>
    void Lose()
    {
        lock (gate)
        {
            if (closing is null)
                logger.SocketLost(ConnectionId);
            Volatile.Write(ref closing, closing ?? SocketClose.Normal);
            Outbox.Seal();
        }
        signal.Wake();
    }
}
