using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace PushGen.EndToEnd.Tests.Chaos;

/// <summary>An HTTP/1.1 proxy on a loopback port that fails in all the ways of a <see cref="FaultPlan"/>; for GET requests and WebSockets.</summary>
sealed class FaultProxy : IAsyncDisposable
{
    public const int LongestRemembered = 32 * 1024;

    readonly TcpListener listener = new(IPAddress.Loopback, 0);
    readonly CancellationTokenSource stopping = new();
    readonly ConcurrentDictionary<FaultConnection, Task> open = new();
    readonly ConcurrentDictionary<RequestKind, byte[]> oldAnswers = new();
    readonly Task accepting;
    int connections;

    public FaultProxy(int serverPort, FaultPlan plan)
    {
        ServerPort = serverPort;
        Plan = plan;
        listener.Start();
        accepting = AcceptAsync();
    }

    public int ServerPort { get; private set; }

    public FaultPlan Plan { get; }

    public string Address => $"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/push";

    public int Connections => Volatile.Read(ref connections);

    public byte[]? OldAnswer(RequestKind kind) => oldAnswers.GetValueOrDefault(kind);

    public void Remember(RequestKind kind, byte[] answer) => oldAnswers[kind] = answer;

    /// <summary>Lets these kinds of request through no longer, and ends those that are under way.</summary>
    public void Block(IReadOnlySet<RequestKind> kinds)
    {
        Plan.Blocked = kinds;
        foreach (var connection in open.Keys)
        {
            if (kinds.Contains(connection.Kind))
                connection.Reset();
        }
    }

    /// <summary>The server behind is dead, and another one takes its place.</summary>
    public void MoveTo(int serverPort)
    {
        ServerPort = serverPort;
        foreach (var connection in open.Keys)
            connection.Reset();
    }

    async Task AcceptAsync()
    {
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                var client = await listener.AcceptSocketAsync(stopping.Token);
                client.NoDelay = true;
                Interlocked.Increment(ref connections);
                var connection = new FaultConnection(client, this);
                open[connection] = ServeAsync(connection);
            }
            catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
            {
                return;
            }
        }
    }

    async Task ServeAsync(FaultConnection connection)
    {
        await Task.Yield();     // it is among the open ones before it can end
        try
        {
            await connection.RunAsync(stopping.Token);
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException or OperationCanceledException)
        {
            // Either end is gone.
        }
        finally
        {
            connection.Dispose();
            open.TryRemove(connection, out _);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await stopping.CancelAsync();
        listener.Stop();
        await accepting;
        foreach (var serving in open.Values)
            await serving;
        stopping.Dispose();
    }
}
