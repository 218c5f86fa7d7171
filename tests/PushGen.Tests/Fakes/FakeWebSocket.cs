using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using System.Threading.Channels;

namespace PushGen.Tests;

/// <summary>The client's end of a socket whose other end is a test.</summary>
sealed class FakeWebSocket : WebSocket
{
    readonly record struct Message(WebSocketMessageType Type, byte[] Bytes, WebSocketCloseStatus? Close);

    readonly Channel<Message> toClient = Channel.CreateUnbounded<Message>();
    readonly Channel<string> toServer = Channel.CreateUnbounded<string>();
    Message current;
    int at;
    WebSocketCloseStatus? closeStatus;
    WebSocketState state = WebSocketState.Open;

    /// <summary>How many bytes one receive gives at most: cuts messages into pieces.</summary>
    public int PieceSize { get; init; } = int.MaxValue;

    public override WebSocketCloseStatus? CloseStatus => closeStatus;
    public override string? CloseStatusDescription => null;
    public override WebSocketState State => state;
    public override string? SubProtocol => "pushgen.v1";

    public FakeWebSocket Send(string frame)
    {
        toClient.Writer.TryWrite(new(WebSocketMessageType.Text, Encoding.UTF8.GetBytes(frame), null));
        return this;
    }

    public FakeWebSocket Welcome(string limits = "") => Send($$"""{"t":"welcome","v":1,"epoch":"abc","ping":20{{limits}}}""");

    public void SendBinary() => toClient.Writer.TryWrite(new(WebSocketMessageType.Binary, [1], null));

    public void CloseFromServer(int code) => toClient.Writer.TryWrite(new(WebSocketMessageType.Close, [], (WebSocketCloseStatus)code));

    /// <summary>As a broken wire: no close frame.</summary>
    public void Cut() => toClient.Writer.TryComplete(new WebSocketException(WebSocketError.ConnectionClosedPrematurely));

    public async Task<JsonElement> NextFrameAsync()
    {
        string frame = await toServer.Reader.ReadAsync(TestTime.Limit());
        return JsonElement.Parse(frame);
    }

    /// <summary>The next frame of this kind; others before it are passed over.</summary>
    public async Task<JsonElement> NextFrameAsync(string kind)
    {
        for (;;)
        {
            var frame = await NextFrameAsync();
            if (frame.GetProperty("t").GetString() == kind)
                return frame;
        }
    }

    public override async ValueTask<ValueWebSocketReceiveResult> ReceiveAsync(Memory<byte> buffer, CancellationToken cancellationToken)
    {
        if (current.Bytes is null || at == current.Bytes.Length)
        {
            current = await toClient.Reader.ReadAsync(cancellationToken);
            at = 0;
        }
        if (current.Close is { } code)
        {
            closeStatus = code;
            state = WebSocketState.CloseReceived;
            return new(0, WebSocketMessageType.Close, true);
        }
        int count = Math.Min(Math.Min(PieceSize, buffer.Length), current.Bytes!.Length - at);
        current.Bytes.AsMemory(at, count).CopyTo(buffer);
        at += count;
        return new(count, current.Type, at == current.Bytes.Length);
    }

    public override ValueTask SendAsync(ReadOnlyMemory<byte> buffer, WebSocketMessageType messageType, bool endOfMessage, CancellationToken cancellationToken)
    {
        ObjectDisposedException.ThrowIf(state == WebSocketState.Aborted, this);
        toServer.Writer.TryWrite(Encoding.UTF8.GetString(buffer.Span));
        return default;
    }

    public override Task CloseOutputAsync(WebSocketCloseStatus closeStatus, string? statusDescription, CancellationToken cancellationToken)
    {
        toServer.Writer.TryWrite($$"""{"t":"(close)","code":{{(int)closeStatus}}}""");
        if (state == WebSocketState.Open)
            CloseFromServer((int)closeStatus);
        return Task.CompletedTask;
    }

    public override void Abort()
    {
        state = WebSocketState.Aborted;
        toServer.Writer.TryWrite("""{"t":"(aborted)"}""");
    }

    public override void Dispose() => state = WebSocketState.Aborted;

    public override Task CloseAsync(WebSocketCloseStatus closeStatus, string? statusDescription, CancellationToken cancellationToken) => throw new NotSupportedException();

    public override Task<WebSocketReceiveResult> ReceiveAsync(ArraySegment<byte> buffer, CancellationToken cancellationToken) => throw new NotSupportedException();

    public override Task SendAsync(ArraySegment<byte> buffer, WebSocketMessageType messageType, bool endOfMessage, CancellationToken cancellationToken) => throw new NotSupportedException();
}
