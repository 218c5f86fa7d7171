using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace PushGen.EndToEnd.Tests.Raw;

/// <summary>Bytes to a server and back, with nothing in between that would mend them.</summary>
sealed class RawClient : IDisposable
{
    readonly Socket socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    readonly byte[] buffer = new byte[64 * 1024];
    int at, length;

    public static async Task<RawClient> ConnectAsync(int port)
    {
        var client = new RawClient();
        await client.socket.ConnectAsync(IPAddress.Loopback, port, TestContext.Current.CancellationToken);
        return client;
    }

    /// <summary>A WebSocket whose welcome was read.</summary>
    public static async Task<RawClient> UpgradeAsync(int port)
    {
        var client = await ConnectAsync(port);
        await client.SendAsync("GET /push HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n");
        Assert.Equal(101, await client.StatusAsync());
        Assert.Contains("\"welcome\"", (await client.FrameAsync()).Text, StringComparison.Ordinal);
        return client;
    }

    public Task SendAsync(string text) => SendAsync(Encoding.Latin1.GetBytes(text));

    public async Task SendAsync(ReadOnlyMemory<byte> bytes)
    {
        try
        {
            while (!bytes.IsEmpty)
                bytes = bytes[await socket.SendAsync(bytes, TestContext.Current.CancellationToken)..];
        }
        catch (SocketException)
        {
            // The server has had enough: what it said is still to be read.
        }
    }

    /// <summary>A client's frame, masked with zeros, so that the payload stays as it is.</summary>
    public static byte[] Frame(int first, ReadOnlySpan<byte> payload)
    {
        var frame = new List<byte> { (byte)first };
        if (payload.Length < 126)
            frame.Add((byte)(0x80 | payload.Length));
        else if (payload.Length < 65_536)
            frame.AddRange([0xFE, (byte)(payload.Length >> 8), (byte)payload.Length]);
        else
            frame.AddRange([0xFF, 0, 0, 0, 0, (byte)(payload.Length >> 24), (byte)(payload.Length >> 16), (byte)(payload.Length >> 8), (byte)payload.Length]);
        return [.. frame, 0, 0, 0, 0, .. payload];
    }

    /// <summary>The status of the next answer, with its head read; 0 if there is none.</summary>
    public async Task<int> StatusAsync()
    {
        var head = new StringBuilder();
        while (!head.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal))
        {
            if (await ByteAsync() is not { } one)
                return 0;
            head.Append((char)one);
        }
        return int.Parse(head.ToString().AsSpan(9, 3), System.Globalization.CultureInfo.InvariantCulture);
    }

    /// <summary>The next frame of the server: a text with code 0, or a close with its code and reason; code -1 if the connection ended without.</summary>
    public async Task<(int Code, string Text)> FrameAsync()
    {
        if (await ByteAsync() is not { } first || await ByteAsync() is not { } size)
            return (-1, "");
        byte[] payload = await BytesAsync(size == 126 ? BinaryPrimitives.ReadUInt16BigEndian(await BytesAsync(2)) : size);
        return (first & 15) == 8 ? (BinaryPrimitives.ReadUInt16BigEndian(payload), Encoding.UTF8.GetString(payload[2..])) : (0, Encoding.UTF8.GetString(payload));
    }

    /// <summary>The close code, whatever comes before it.</summary>
    public async Task<int> CloseAsync()
    {
        int code;
        while ((code = (await FrameAsync()).Code) == 0)
        {
        }
        return code;
    }

    /// <summary>All that comes until the server closes.</summary>
    public async Task<string> RestAsync()
    {
        var rest = new StringBuilder();
        while (await ByteAsync() is { } one)
            rest.Append((char)one);
        return rest.ToString();
    }

    async Task<byte[]> BytesAsync(int count)
    {
        var bytes = new byte[count];
        for (int i = 0; i < count; i++)
            bytes[i] = await ByteAsync() ?? throw new EndOfStreamException();
        return bytes;
    }

    async ValueTask<byte?> ByteAsync()
    {
        if (at == length)
        {
            try
            {
                (at, length) = (0, await socket.ReceiveAsync(buffer, TestContext.Current.CancellationToken).AsTask().WaitAsync(Limits.Long, CancellationToken.None));
            }
            catch (SocketException)
            {
                length = 0;
            }
            if (length == 0)
                return null;
        }
        return buffer[at++];
    }

    /// <summary>Ends with FIN in one direction.</summary>
    public void Finish() => socket.Shutdown(SocketShutdown.Send);

    /// <summary>Ends with RST.</summary>
    public void Reset() => socket.Close(0);

    public void Dispose() => socket.Dispose();
}
