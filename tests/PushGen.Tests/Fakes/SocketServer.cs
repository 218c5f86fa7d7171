using System.Net.WebSockets;
using System.Threading.Channels;

namespace PushGen.Tests;

/// <summary>Hands out sockets that a test prepared, in order, and holds the handshake where there is none.</summary>
sealed class SocketServer
{
    readonly Channel<Func<WebSocket>> sockets = Channel.CreateUnbounded<Func<WebSocket>>();
    int connects;

    public int Connects => connects;

    public FakeWebSocket Accept(FakeWebSocket? socket = null, bool welcome = true)
    {
        socket ??= new();
        if (welcome)
            socket.Welcome();
        sockets.Writer.TryWrite(() => socket);
        return socket;
    }

    public void Refuse(Exception e) => sockets.Writer.TryWrite(() => throw e);

    public async ValueTask<WebSocket> ConnectAsync(Uri address, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref connects);
        return (await sockets.Reader.ReadAsync(cancellationToken))();
    }
}
