using System.Net.WebSockets;
using System.Text;
using System.Text.Json;

namespace SocketTests;

/// <summary>The client's end of a WebSocket, frame by frame.</summary>
public sealed class ShopSocket(ClientWebSocket socket) : IDisposable
{
    static readonly TimeSpan Longest = TimeSpan.FromSeconds(20);

    readonly Queue<JsonElement> frames = new();

    public ClientWebSocket Raw => socket;

    /// <summary>Frames in each message that was received.</summary>
    public List<int> FramesPerMessage { get; } = [];

    /// <summary>Bytes in each message that was received.</summary>
    public List<int> BytesPerMessage { get; } = [];

    public Task SendAsync(string message) =>
        socket.SendAsync(Encoding.UTF8.GetBytes(message), WebSocketMessageType.Text, true, ShopHost.Token);

    /// <summary>The next frame; a close where one was expected fails the test with its code.</summary>
    public async Task<JsonElement> ReceiveAsync()
    {
        while (frames.Count == 0)
        {
            if (await ReceiveMessageAsync() is not { } message)
                throw new InvalidOperationException($"The server closed with {(int?)socket.CloseStatus} {socket.CloseStatusDescription}.");
            Split(message);
        }
        return frames.Dequeue();
    }

    /// <summary>The next frame, of which the text is compared.</summary>
    public async Task ExpectAsync(string expected) => Assert.Equal(expected, (await ReceiveAsync()).GetRawText());

    /// <summary>The next frame, which has to be an error of operation <paramref name="id"/>; its detail.</summary>
    public async Task<string> ExpectErrorAsync(long? id, string code, int status)
    {
        var frame = await ReceiveAsync();
        Assert.Equal("err", frame.GetProperty("t").GetString());
        Assert.Equal(id, frame.TryGetProperty("i", out var i) ? i.GetInt64() : null);
        var problem = frame.GetProperty("p");
        Assert.Equal((code, status), (problem.GetProperty("code").GetString(), problem.GetProperty("status").GetInt32()));
        return problem.TryGetProperty("detail", out var detail) ? detail.GetString()! : "";
    }

    /// <summary>Reads to the close; frames on the way are given.</summary>
    public async Task<(int Code, List<JsonElement> Frames)> ExpectCloseAsync()
    {
        while (await ReceiveMessageAsync() is { } message)
            Split(message);
        var left = frames.ToList();
        frames.Clear();
        if (socket.State == WebSocketState.CloseReceived)
            await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, ShopHost.Token);
        return ((int)socket.CloseStatus!, left);
    }

    void Split(byte[] message)
    {
        var json = JsonDocument.Parse(message).RootElement;
        BytesPerMessage.Add(message.Length);
        if (json.ValueKind == JsonValueKind.Object)
        {
            frames.Enqueue(json);
            FramesPerMessage.Add(1);
            return;
        }
        Assert.InRange(json.GetArrayLength(), 2, 64);
        FramesPerMessage.Add(json.GetArrayLength());
        foreach (var frame in json.EnumerateArray())
            frames.Enqueue(frame);
    }

    async Task<byte[]?> ReceiveMessageAsync()
    {
        using var whole = new MemoryStream();
        var buffer = new byte[64 * 1024];
        while (true)
        {
            var received = await socket.ReceiveAsync(buffer.AsMemory(), ShopHost.Token).AsTask().WaitAsync(Longest, ShopHost.Token);
            if (received.MessageType == WebSocketMessageType.Close)
                return null;
            whole.Write(buffer, 0, received.Count);
            if (received.EndOfMessage)
                return whole.ToArray();
        }
    }

    public void Dispose() => socket.Dispose();
}
