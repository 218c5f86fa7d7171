namespace PushGen.EndToEnd.Tests.Behaviour;

public abstract partial class BehaviourTests
{
    [Fact]
    public async Task AtMostOnceCall_ConnectionCutBeforeTheAnswer_GetsItsAnswerFromTheOneRun()
    {
        await using var server = await StartAsync();
        await using var proxy = new CuttingProxy(server.Port);
        await using var client = Client(proxy);

        var call = client.Book("table", held: true, Token);
        await server.Probe.Signaled("table began");
        for (int i = 1; i <= 3; i++)
        {
            int connections = proxy.Connections;
            proxy.Cut();
            await Limits.Until(() => proxy.Connections > connections);
        }
        server.Probe.Signal("go on");

        Assert.Equal(1, await call.WaitAsync(Limits.Long, Token));
        Assert.Equal(1, server.Probe.CountOf("table"));
    }

    [Fact]
    public async Task AtMostOnceCall_ServerKilledAndBackWithAnEmptyMemory_SaysThatTheOutcomeIsUnknown()
    {
        var first = await StartAsync();
        await using var proxy = new CuttingProxy(first.Port);
        await using var client = Client(proxy);
        Assert.Equal(1, await client.Book("before", cancellationToken: Token));     // the client now knows the store
        var call = client.Book("table", held: true, Token);
        await first.Probe.Signaled("table began");
        proxy.CutAfter = () => 1;       // nobody gets an answer any more
        proxy.Cut();
        first.Probe.Signal("go on");
        await first.DisposeAsync();
        await using var second = await StartAsync(first.Port);
        proxy.CutAfter = () => null;

        Assert.Equal(PushErrorCodes.OutcomeUnknown, (await Throws<PushException>(() => call)).Code);
        Assert.Equal(0, second.Probe.CountOf("table"));
        Assert.Equal(1, await client.Book("after", cancellationToken: Token));
    }

    [Fact]
    public async Task AtMostOnceCall_Repeated_IsAnotherCall()
    {
        await using var server = await StartAsync();
        await using var client = Client(server);

        Assert.Equal(1, await client.Book("table", cancellationToken: Token));
        Assert.Equal(2, await client.Book("table", cancellationToken: Token));
    }
}
