using System.Net;
using System.Net.Sockets;

namespace PushGen.EndToEnd.Tests;

/// <summary>A TCP proxy on a loopback port that resets connections when the test says so: all of them, or each after so many bytes.</summary>
sealed class CuttingProxy : IAsyncDisposable
{
    readonly TcpListener listener = new(IPAddress.Loopback, 0);
    readonly CancellationTokenSource stopping = new();
    readonly HashSet<Socket> open = [];
    readonly Lock gate = new();
    readonly Task accepting;
    readonly int serverPort;
    int cuts, connections;

    public CuttingProxy(int serverPort)
    {
        this.serverPort = serverPort;
        listener.Start();
        accepting = AcceptAsync();
    }

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    public string Address => $"http://127.0.0.1:{Port}/push";

    public int Cuts => Volatile.Read(ref cuts);

    /// <summary>Connections that were opened so far.</summary>
    public int Connections => Volatile.Read(ref connections);

    /// <summary>Says after how many bytes from the server the next connections are cut; null is never.</summary>
    public Func<int?> CutAfter { get; set; } = () => null;

    /// <summary>Resets every open connection.</summary>
    public void Cut()
    {
        Socket[] sockets;
        lock (gate)
            sockets = [.. open];
        foreach (var socket in sockets)
            Reset(socket);
    }

    async Task AcceptAsync()
    {
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                var client = await listener.AcceptSocketAsync(stopping.Token);
                _ = ServeAsync(client);
            }
            catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
            {
                return;
            }
        }
    }

    async Task ServeAsync(Socket client)
    {
        using var server = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        using var both = client;
        client.NoDelay = true;
        lock (gate)
            open.Add(client);
        Interlocked.Increment(ref connections);     // counted once it can be cut
        try
        {
            await server.ConnectAsync(IPAddress.Loopback, serverPort, stopping.Token);
            await Task.WhenAny(EndAsync(PumpAsync(client, server, null)), EndAsync(PumpAsync(server, client, CutAfter())));
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException or OperationCanceledException)
        {
            // Cut, or the server is down: the client's connection is reset below.
        }
        finally
        {
            lock (gate)
                open.Remove(client);
            Reset(client);
        }
    }

    // Whichever way: no failure of the proxy's own is left for a test that looks for those of the client.
    static async Task EndAsync(Task pump) => await pump.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);

    async Task PumpAsync(Socket from, Socket to, int? cutAfter)
    {
        var buffer = new byte[16 * 1024];
        int left = cutAfter ?? int.MaxValue;
        while (true)
        {
            int count = await from.ReceiveAsync(buffer, stopping.Token);
            if (count == 0)
                return;
            int pass = Math.Min(count, left);
            for (int sent = 0; sent < pass;)
                sent += await to.SendAsync(buffer.AsMemory(sent, pass - sent), SocketFlags.None, stopping.Token);
            left -= cutAfter is null ? 0 : pass;
            if (left > 0)
                continue;
            Reset(to);
            return;
        }
    }

    void Reset(Socket socket)
    {
        try
        {
            socket.LingerState = new LingerOption(true, 0);     // RST, not FIN
            socket.Close();
            Interlocked.Increment(ref cuts);
        }
        catch (ObjectDisposedException)
        {
            // It was closed already.
        }
    }

    public async ValueTask DisposeAsync()
    {
        await stopping.CancelAsync();
        listener.Stop();
        Cut();
        await accepting;
    }
}
