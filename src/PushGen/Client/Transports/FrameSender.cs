using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Net.WebSockets;
using System.Text.Json;

namespace PushGen;

/// <summary>Sends frames one after the other, from one buffer.</summary>
[SuppressMessage("Design", "CA1001", Justification = "Neither holds anything that the garbage collector does not free; who waits for a turn must not meet a disposed gate.")]
sealed class FrameSender(WebSocket socket)
{
    readonly SemaphoreSlim turn = new(1);
    readonly ArrayBufferWriter<byte> buffer = new(512);
    readonly Utf8JsonWriter json = new(Stream.Null);
    bool closeSent;

    /// <summary>
    /// Writes one frame's members and sends it; false where the socket is gone. The token is that of the socket's end: canceling a send
    /// aborts the socket, so no caller's token may come here.
    /// </summary>
    public async Task<bool> TrySendAsync(Action<Utf8JsonWriter> write, CancellationToken closing)
    {
        try
        {
            await turn.WaitAsync(closing).ConfigureAwait(false);
            try
            {
                buffer.ResetWrittenCount();
                json.Reset(buffer);
                json.WriteStartObject();
                write(json);
                json.WriteEndObject();
                json.Flush();
                await socket.SendAsync(buffer.WrittenMemory, WebSocketMessageType.Text, true, closing).ConfigureAwait(false);
                return true;
            }
            finally
            {
                turn.Release();
            }
        }
        catch (Exception e) when (IsOfSocket(e))
        {
            return false;
        }
    }

    public async Task<bool> TryCloseAsync(WebSocketCloseStatus status, CancellationToken closing)
    {
        try
        {
            await turn.WaitAsync(closing).ConfigureAwait(false);
            try
            {
                if (!closeSent && socket.State is WebSocketState.Open or WebSocketState.CloseReceived)
                    await socket.CloseOutputAsync(status, null, closing).ConfigureAwait(false);
                closeSent = true;
                return true;
            }
            finally
            {
                turn.Release();
            }
        }
        catch (Exception e) when (IsOfSocket(e) || e is ArgumentException)      // a code that may be received and not sent
        {
            return false;
        }
    }

    static bool IsOfSocket(Exception e) => e is WebSocketException or OperationCanceledException or InvalidOperationException or IOException;
}
