using System.Buffers;
using System.Net.WebSockets;
using System.Threading.Channels;
using PushGen.AspNetCore.Hosting;

namespace PushGen.AspNetCore.Windows.Sockets;

/// <content>From the network to the frame handler.</content>
sealed partial class SocketSession
{
    const int FirstBuffer = 4096;
    const int MessagesThatMayWait = 16;     // of full size, while a frame before them is authorized

    readonly Channel<Received> inbox = Channel.CreateUnbounded<Received>(new() { SingleReader = true, SingleWriter = true, AllowSynchronousContinuations = true });
    long waitingBytes;

    /// <summary>A whole message in a pooled array, or in its place the reason to close.</summary>
    readonly record struct Received(byte[] Array, int Length, SocketClose? Close = null);

    /// <summary>Always has a receive outstanding, else a peer's pong and close would not be seen. Ends with the connection.</summary>
    async Task ReceiveAsync()
    {
        byte[] array = ArrayPool<byte>.Shared.Rent(FirstBuffer);
        int length = 0;
        bool refused = false;
        try
        {
            while (true)
            {
                // No more room than to see that it is too large: a receive returns when all of it is filled, or the frame ends.
                int room = Math.Min(array.Length, options.MaxFrameBytes + 1) - length;
                var received = await socket.ReceiveAsync(array.AsMemory(length, room), CancellationToken.None);
                if (received.MessageType == WebSocketMessageType.Close)
                    break;
                if (refused || IsClosing)
                {
                    length = 0;         // only the answer to the close is waited for
                    continue;
                }
                length += received.Count;
                refused = FindBreach(received.MessageType, length) is { } breach && inbox.Writer.TryWrite(new Received([], 0, breach));
                if (refused)
                    continue;
                if (received.EndOfMessage)
                {
                    if (Interlocked.Add(ref waitingBytes, length) > (long)MessagesThatMayWait * options.MaxFrameBytes)
                        Close(SocketClose.Overflow);
                    inbox.Writer.TryWrite(new Received(array, length));
                    (array, length) = (ArrayPool<byte>.Shared.Rent(FirstBuffer), 0);
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
            inbox.Writer.TryComplete();
            ArrayPool<byte>.Shared.Return(array);
        }
    }

    SocketClose? FindBreach(WebSocketMessageType type, int length) =>
        type == WebSocketMessageType.Binary ? SocketClose.Binary
        : length > options.MaxFrameBytes ? SocketClose.TooLarge(options.MaxFrameBytes)
        : null;

    byte[] Grow(byte[] array)
    {
        var larger = ArrayPool<byte>.Shared.Rent(Math.Max(array.Length * 2, Math.Min(options.MaxFrameBytes + 1, array.Length * 4)));
        array.CopyTo(larger, 0);
        ArrayPool<byte>.Shared.Return(array);
        return larger;
    }

    /// <summary>Handles frames in their order; the authorization of one ends before the next begins.</summary>
    async Task HandleAsync()
    {
        var frames = new List<SocketFrame>();
        try
        {
            await foreach (var message in inbox.Reader.ReadAllAsync(Over))
            {
                if (message.Close is not null)
                {
                    Close(message.Close);
                    continue;
                }
                string? flaw = SocketFrameReader.Read(message.Array.AsMemory(0, message.Length), frames);
                for (int i = 0; i < frames.Count && !IsClosing; i++)
                    await handler.HandleAsync(frames[i]);
                if (flaw is not null)
                    Close(SocketClose.Invalid(flaw));
                frames.Clear();
                Interlocked.Add(ref waitingBytes, -message.Length);
                ArrayPool<byte>.Shared.Return(message.Array);
            }
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
