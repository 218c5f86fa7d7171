using System.Net;
using System.Net.Sockets;
using System.Net.WebSockets;
using System.Security.Cryptography;
using System.Text;

namespace PushGen.Tests;

/// <summary>A real socket on the loopback that speaks just enough HTTP/1.1 to upgrade, or to refuse.</summary>
sealed class TcpServer : IDisposable
{
    readonly TcpListener listener = new(IPAddress.Loopback, 0);

    public TcpServer() => listener.Start();

    public string Address => $"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/push";

    /// <summary>Accepts a connection and reads a request's head.</summary>
    public async Task<(NetworkStream Stream, string Head)> AcceptAsync()
    {
        var client = await listener.AcceptTcpClientAsync(TestTime.Limit());
        var stream = client.GetStream();
        var head = new StringBuilder();
        byte[] one = new byte[1];
        while (!head.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal))
        {
            await stream.ReadExactlyAsync(one, TestTime.Limit());
            head.Append((char)one[0]);
        }
        return (stream, head.ToString());
    }

    public async Task AnswerAsync(string statusLine, string headers = "Content-Length: 0\r\n", string body = "")
    {
        var (stream, _) = await AcceptAsync();
        await stream.WriteAsync(Encoding.UTF8.GetBytes($"HTTP/1.1 {statusLine}\r\n{headers}\r\n{body}"), TestTime.Limit());
    }

    public async Task<(WebSocket Socket, string Head)> UpgradeAsync()
    {
        var (stream, head) = await AcceptAsync();
        string key = head.Split("Sec-WebSocket-Key: ")[1].Split("\r\n")[0];
#pragma warning disable CA5350 // RFC 6455 wants SHA-1
        string accept = Convert.ToBase64String(SHA1.HashData(Encoding.ASCII.GetBytes(key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11")));
#pragma warning restore CA5350
        await stream.WriteAsync(Encoding.ASCII.GetBytes(
            $"HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Protocol: pushgen.v1\r\nSec-WebSocket-Accept: {accept}\r\n\r\n"), TestTime.Limit());
        return (WebSocket.CreateFromStream(stream, new WebSocketCreationOptions { IsServer = true, SubProtocol = "pushgen.v1" }), head);
    }

    public void Dispose() => listener.Dispose();
}
