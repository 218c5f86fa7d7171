using PushGen.AspNetCore;
using PushGen.EndToEnd.Tests.Behaviour;
using PushGen.EndToEnd.Tests.Raw;

namespace PushGen.EndToEnd.Tests.Allocations;

/// <summary>Alone, because what the whole process allocates is counted.</summary>
[CollectionDefinition(nameof(AllocationTests), DisableParallelization = true)]
public sealed class AllocationCollection;

/// <summary>
/// Bytes allocated on the fast paths; the bounds are about a third above what a debug build took when they were set, whose async methods allocate much
/// that a release build's do not; a WebSocket's depends on how many items happen to be ready at once. The best of some rounds counts: others in
/// the process may add, none can take away.
/// </summary>
[Collection(nameof(AllocationTests))]
public sealed class AllocationTests
{
    const int Subscribers = 100, Rounds = 10;

    static readonly string Text = new('x', 60);

    [Fact]
    public Task Publish_ToManyWebSockets_AllocatesNextToNothingPerDelivery() => PublishAsync(24, client =>
    {
        client.Get("/push", "Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n");
        client.Receive();
        client.Send(RawClient.Frame(0x81, """{"t":"sub","i":1,"m":"behaviour/notes","a":{"room":"a"}}"""u8));
    });

    [Fact]
    public Task Publish_ToManyEventStreams_AllocatesNextToNothingPerDelivery() =>
        PublishAsync(8, client => client.Get("/push/behaviour/notes?room=a", "Accept: text/event-stream\r\n"));

    static async Task PublishAsync(double bound, Action<DrainingClient> subscribe)
    {
        const int Items = 5_000;
        await using var server = await PushServer.StartAsync();
        var topic = server.Publisher.Notes("a");
        var clients = Connect(server, subscribe);
        var draining = clients.ConvertAll(client => client.DrainAsync());
        await Limits.Until(() => topic.SubscriberCount == Subscribers);
        await AssertAllocatesAsync(bound, Items * Subscribers, async () =>
        {
            PushCursor last = default;
            for (int i = 0; i < Items; i++)
                last = await topic.PublishAsync(new Note(i, Text));
            await topic.WaitUntilReadAsync(last);
        });
        clients.ForEach(client => client.Dispose());
        await Task.WhenAll(draining);
    }

    [Fact]
    public async Task HeldPoll_AllocatesLittle()
    {
        await using var server = await PushServer.StartAsync();
        var topic = server.Publisher.Notes("a");
        var after = await topic.PublishAsync(new Note(0, Text));
        var clients = Connect(server, static _ => { });
        await AssertAllocatesAsync(2_400, Subscribers, async () =>
        {
            byte[] poll = System.Text.Encoding.ASCII.GetBytes($"GET /push/behaviour/notes?room=a&wait=20&after={after} HTTP/1.1\r\nHost: x\r\n\r\n");
            clients.ForEach(client => client.Send(poll));
            await Limits.Until(() => topic.SubscriberCount == Subscribers);
            after = await topic.PublishAsync(new Note(1, Text));
            clients.ForEach(client => client.Receive());
        });
        clients.ForEach(client => client.Dispose());
    }

    [Fact]
    public async Task Item_OnTheTypedClient_AllocatesLittleMoreThanItself()
    {
        const int Items = 20_000;
        await using var server = await PushServer.StartAsync();
        var topic = server.Publisher.Notes("a");
        for (int i = 0; i < Items; i++)
            await topic.PublishAsync(new Note(i, Text));
        await using var client = new BehaviourClient(server.Address, new PushClientOptions { Transports = PushTransports.WebSocket });
        await AssertAllocatesAsync(205, Items, async () =>
        {
            int taken = 0;
            await foreach (var note in client.Notes("a").FromEarliest())
            {
                if (note.Number != taken)
                    Assert.Fail($"Note {note.Number} came as number {taken}.");     // Assert.Equal would allocate more than what is measured
                if (++taken == Items)
                    break;
            }
        });
    }

    static List<DrainingClient> Connect(PushServer server, Action<DrainingClient> subscribe)
    {
        var clients = new List<DrainingClient>();
        for (int i = 0; i < Subscribers; i++)
        {
            clients.Add(new DrainingClient(server.Port));
            subscribe(clients[i]);
        }
        return clients;
    }

    static async Task AssertAllocatesAsync(double bound, int count, Func<Task> run)
    {
        double best = double.MaxValue;
        await run();
        for (int i = 0; i < Rounds; i++)
        {
            long before = GC.GetTotalAllocatedBytes(precise: true);
            await run();
            best = Math.Min(best, (double)(GC.GetTotalAllocatedBytes(precise: true) - before) / count);
        }
        TestContext.Current.TestOutputHelper?.WriteLine(FormattableString.Invariant($"{best:F2} bytes each, at most {bound}"));
        Assert.True(best <= bound, FormattableString.Invariant($"{best:F2} bytes each, more than {bound}."));
    }
}
