using System.Net;
using System.Net.Sockets;
using System.Text;
using PushGen.EndToEnd.Tests.Behaviour;
using PushGen.EndToEnd.Tests.Raw;

namespace PushGen.EndToEnd.Tests.Allocations;

/// <summary>
/// The managed memory of a subscriber to whom nothing comes, Kestrel's share and that of the test's own socket included: an idle connection holds no
/// buffers. The bounds are about a seventh above what a debug build took when they were set.
/// </summary>
[Collection(nameof(AllocationTests))]
public sealed class IdleMemoryTests
{
    const int Subscribers = 400;

    [Fact]
    public Task IdleWebSocket_HoldsNoBuffers() => MeasureAsync(
        24_500,
        "GET /push HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n",
        RawClient.Frame(0x81, """{"t":"sub","i":1,"m":"behaviour/notes","a":{"room":"a"}}"""u8));

    [Fact]
    public Task IdleEventStream_HoldsNoBuffers() => MeasureAsync(23_500, "GET /push/behaviour/notes?room=a HTTP/1.1\r\nHost: x\r\nAccept: text/event-stream\r\n\r\n", []);

    static async Task MeasureAsync(long bound, string request, byte[] then)
    {
        await using var server = await PushServer.StartAsync();
        var topic = server.Publisher.Notes("a");
        byte[] head = Encoding.ASCII.GetBytes(request), buffer = new byte[4096];
        var sockets = new List<Socket>();
        long before = 0;
        for (int i = 0; i < Subscribers + 1; i++)
        {
            if (i == 1)
                before = await HeapAsync(topic.SubscriberCount, 1);      // the first one brings what all share
            var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
            sockets.Add(socket);
            await socket.ConnectAsync(IPAddress.Loopback, server.Port);
            socket.Send(head);
            socket.Receive(buffer);
            socket.Send(then);
            await Limits.Until(() => topic.SubscriberCount == i + 1);
        }
        long each = (await HeapAsync(topic.SubscriberCount, Subscribers + 1) - before) / Subscribers;
        sockets.ForEach(socket => socket.Dispose());
        TestContext.Current.TestOutputHelper?.WriteLine($"{each} bytes each, at most {bound}");
        Assert.InRange(each, 4_000, bound);
    }

    static async Task<long> HeapAsync(int subscribers, int expected)
    {
        Assert.Equal(expected, subscribers);
        long least = long.MaxValue;
        for (int i = 0; i < 5; i++)
        {
            await Task.Yield();
            least = Math.Min(least, GC.GetTotalMemory(forceFullCollection: true));
        }
        return least;
    }
}
