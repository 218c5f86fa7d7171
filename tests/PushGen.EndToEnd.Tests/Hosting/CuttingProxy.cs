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
    int cuts, connections, requestBytesLeft = int.MaxValue, answerBytesLeft = int.MaxValue;

    public CuttingProxy(int serverPort)
    {
        ServerPort = serverPort;
        listener.Start();
        accepting = AcceptAsync();
    }

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    /// <summary>Where new connections lead to.</summary>
    public int ServerPort { get; set; }

    public string Address => $"http://127.0.0.1:{Port}/push";

    public int Cuts => Volatile.Read(ref cuts);

    /// <summary>Connections that were opened so far.</summary>
    public int Connections => Volatile.Read(ref connections);

    /// <summary>Says after how many bytes from the server the next connections are cut; null is never.</summary>
    public Func<int?> CutAfter { get; set; } = () => null;

    /// <summary>Resets the connection over which the client's next bytes come to this number.</summary>
    public void CutRequestAfter(int bytes) => Volatile.Write(ref requestBytesLeft, bytes);

    /// <summary>Resets the connection over which the server's next bytes come to this number.</summary>
    public void CutAnswerAfter(int bytes) => Volatile.Write(ref answerBytesLeft, bytes);

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
            await server.ConnectAsync(IPAddress.Loopback, ServerPort, stopping.Token);
            await Task.WhenAny(PumpUntilCutAsync(client, server, null, toServer: true), PumpUntilCutAsync(server, client, CutAfter(), toServer: false));
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

    async Task PumpUntilCutAsync(Socket from, Socket to, int? cutAfter, bool toServer)
    {
        try
        {
            await PumpAsync(from, to, cutAfter, toServer);
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException or OperationCanceledException)
        {
            // Either end is gone; the other direction learns of it when the sockets are closed.
        }
    }

    async Task PumpAsync(Socket from, Socket to, int? cutAfter, bool toServer)
    {
        var buffer = new byte[16 * 1024];
        int left = cutAfter ?? int.MaxValue;
        while (true)
        {
            int count = await from.ReceiveAsync(buffer, stopping.Token);
            if (count == 0)
                return;
            int pass = Math.Min(Math.Min(count, left), Left(toServer));
            for (int sent = 0; sent < pass;)
                sent += await to.SendAsync(buffer.AsMemory(sent, pass - sent), SocketFlags.None, stopping.Token);
            left -= cutAfter is null ? 0 : pass;
            if (left > 0 && !Spend(toServer, pass))
                continue;
            Reset(to);
            return;
        }
    }

    int Left(bool toServer) => Volatile.Read(ref toServer ? ref requestBytesLeft : ref answerBytesLeft);

    /// <summary>True: these were the last, and from now on there is no limit.</summary>
    bool Spend(bool toServer, int bytes)
    {
        ref int left = ref toServer ? ref requestBytesLeft : ref answerBytesLeft;
        if (Volatile.Read(ref left) == int.MaxValue || Interlocked.Add(ref left, -bytes) > 0)
            return false;
        Volatile.Write(ref left, int.MaxValue);
        return true;
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
