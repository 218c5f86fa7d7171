namespace PushGen.EndToEnd.Tests.Behaviour;

public abstract partial class BehaviourTests
{
    [Fact]
    public async Task Resume_AfterCuts_NothingIsLostRepeatedOrReordered()
    {
        await using var server = await StartAsync();
        await using var proxy = new CuttingProxy(server.Port);
        await using var client = Client(proxy);
        var topic = server.Publisher.Notes("a");

        var taking = Take(client.Notes("a").FromEarliest(), 501);
        await Limits.Until(() => proxy.Connections > 0);
        for (int i = 1; i <= 500; i++)
        {
            await PublishAsync(topic, i, i);
            if (i % 50 != 0)
                continue;
            int before = proxy.Connections;
            proxy.Cut();
            await Limits.Until(() => proxy.Connections > before);      // it came back: the last item is still to come
        }
        await PublishAsync(topic, 501, 501);

        Assert.Equal(Enumerable.Range(1, 501), (await taking).Select(note => note.Number));
        Assert.True(proxy.Connections > 10, $"{proxy.Connections} connections");
    }

    [Fact]
    public async Task Resume_CutInTheMiddleOfBytes_NothingIsLostRepeatedOrReordered()
    {
        int seed = Random.Shared.Next();
        TestContext.Current.TestOutputHelper?.WriteLine($"seed {seed}");
        var random = new Random(seed);
        await using var server = await StartAsync();
        await using var proxy = new CuttingProxy(server.Port);
        // The connections live longer and longer: over HTTP/2 HttpClient throws away what it had buffered when a connection is reset.
        proxy.CutAfter = () => random.Next(400, 20_000) * (1 + proxy.Connections / 4);
        await using var client = Client(proxy);
        await PublishAsync(server.Publisher.Notes("a"), 1, 2000);

        var notes = await Take(client.Notes("a").FromEarliest(), 2000);

        Assert.Equal(Enumerable.Range(1, 2000), notes.Select(note => note.Number));
        Assert.True(proxy.Cuts >= 3, $"{proxy.Cuts} cuts, seed {seed}");
    }

    [Fact]
    public async Task Resume_ServerNotThereYet_ComesWhenItIs()
    {
        int port;
        await using (var probe = await StartAsync())
            port = probe.Port;
        await using var client = new BehaviourClient($"http://127.0.0.1:{port}/push", Options());

        var taking = Take(client.Notes("a").FromEarliest(), 1);
        await Limits.Until(() => client.Connection.State is PushConnectionState.Reconnecting);
        await using var server = await StartAsync(port);
        await PublishAsync(server.Publisher.Notes("a"), 1, 1);

        Assert.Equal(1, Assert.Single(await taking).Number);
    }

    [Fact]
    public async Task Resume_StreamAfterCuts_IsOneRunCompleteAndInOrder()
    {
        await using var server = await StartAsync();
        await using var proxy = new CuttingProxy(server.Port);
        proxy.CutAfter = () => proxy.Connections < 6 ? 4_000 : null;
        await using var client = Client(proxy);

        var numbers = await Take(client.Count(1, 3000, Token), int.MaxValue);

        Assert.Equal(Enumerable.Range(1, 3000), numbers);
        Assert.True(proxy.Cuts >= 3, $"{proxy.Cuts} cuts");
    }

    [Fact]
    public async Task ServerStop_ClientWaitsAndIsToldOfTheGapOfTheNewServer()
    {
        var server = await StartAsync(options: options => options.DrainSpread = TimeSpan.FromMilliseconds(50));
        int port = server.Port;
        await using var client = Client(server);
        await PublishAsync(server.Publisher.Notes("a"), 1, 1);
        await using var notes = client.Notes("a").GetAsyncEnumerator(Token);
        Assert.True(await notes.MoveNextAsync());

        var next = notes.MoveNextAsync().AsTask();
        await server.StopAsync().WaitAsync(Limits.Long, Token);
        await server.DisposeAsync();
        Assert.False(next.IsCompleted, "The end of the server is no end of the subscription.");
        await using var restarted = await StartAsync(port);
        await PublishAsync(restarted.Publisher.Notes("a"), 2, 2);

        var gap = await Throws<PushGapException>(() => next);
        Assert.Equal(GapReason.Epoch, gap.Gap.Reason);
    }
}
