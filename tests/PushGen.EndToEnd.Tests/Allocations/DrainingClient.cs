using System.Net;
using System.Net.Sockets;
using System.Text;

namespace PushGen.EndToEnd.Tests.Allocations;

/// <summary>A bare connection that throws away what it gets and allocates nothing for it, so that only the server is measured.</summary>
sealed class DrainingClient : IDisposable
{
    readonly Socket socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    readonly byte[] buffer = new byte[64 * 1024];

    public DrainingClient(int port) => socket.Connect(IPAddress.Loopback, port);

    public void Send(ReadOnlySpan<byte> bytes) => socket.Send(bytes);

    public void Get(string path, string headers = "") => Send(Encoding.ASCII.GetBytes($"GET {path} HTTP/1.1\r\nHost: x\r\n{headers}\r\n"));

    /// <summary>Waits for what comes next.</summary>
    public int Receive() => socket.Receive(buffer);

    public async Task DrainAsync()
    {
        try
        {
            while (await socket.ReceiveAsync(buffer, SocketFlags.None) > 0)
            {
            }
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // Closed here.
        }
    }

    public void Dispose() => socket.Dispose();
}
