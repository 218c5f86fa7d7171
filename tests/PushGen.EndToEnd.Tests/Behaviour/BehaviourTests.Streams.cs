namespace PushGen.EndToEnd.Tests.Behaviour;

public abstract partial class BehaviourTests
{
    [Fact]
    public async Task Stream_RunsToItsEnd()
    {
        await using var server = await StartAsync();
        await using var client = Client(server);

        Assert.Equal(Enumerable.Range(5, 96), await Take(client.Count(5, 100, Token), int.MaxValue));
    }

    [Fact]
    public async Task Stream_Empty_EndsAtOnce()
    {
        await using var server = await StartAsync();
        await using var client = Client(server);

        Assert.Empty(await Take(client.Count(1, 0, Token), int.MaxValue));
    }

    [Fact]
    public async Task Stream_EachEnumeration_IsARunOfItsOwn()
    {
        await using var server = await StartAsync();
        await using var client = Client(server);
        var count = client.Count(1, 3, Token);

        Assert.Equal([1, 2, 3], await Take(count, int.MaxValue));
        Assert.Equal([1, 2, 3], await Take(count, int.MaxValue));
    }

    [Fact]
    public async Task Stream_ThatFails_GivesItsItemsThenThrowsTheServersException()
    {
        await using var server = await StartAsync();
        await using var client = Client(server);
        var got = new List<int>();

        var thrown = await Throws<PushException>(async () =>
        {
            await foreach (int number in client.FailAfter(3, Token))
                got.Add(number);
        });

        Assert.Equal([1, 2, 3], got);
        Assert.Equal(("out-of-stock", 422, "Nothing is left."), (thrown.Code, thrown.Status, thrown.Detail));
    }

    [Fact]
    public async Task Stream_LeavingTheLoop_CancelsTheIterator()
    {
        await using var server = await StartAsync();
        await using var client = Client(server);

        Assert.Equal([1, 2, 3], await Take(client.Forever("left", Token), 3));

        await server.Probe.Signaled("left");
    }

    [Fact]
    public async Task Stream_Canceled_CancelsTheIterator()
    {
        await using var server = await StartAsync();
        await using var client = Client(server);
        using var canceling = new CancellationTokenSource();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (int number in client.Forever("canceled", canceling.Token))
            {
                if (number == 3)
                    await canceling.CancelAsync();
            }
        });

        await server.Probe.Signaled("canceled");
    }

    [Fact]
    public async Task Stream_OfADisposedConnection_CancelsTheIterator()
    {
        await using var server = await StartAsync();
        var client = Client(server);
        await using var numbers = client.Forever("disposed", Token).GetAsyncEnumerator(Token);
        Assert.True(await numbers.MoveNextAsync());

        await client.Connection.DisposeAsync();

        await server.Probe.Signaled("disposed");
        Assert.Equal(0, server.RunningStreams);
    }

    /// <summary>The request that starts it may come to the server after the one that cancels it.</summary>
    [Fact]
    public async Task Stream_LeftBeforeItsFirstAnswer_DoesNotRunOn()
    {
        await using var server = await StartAsync();
        for (int i = 0; i < 20; i++)
        {
            await using var client = Client(server);
            using var leaving = new CancellationTokenSource();
            var numbers = client.Forever($"left early {i}", leaving.Token).GetAsyncEnumerator(Token);
            var moving = numbers.MoveNextAsync().AsTask();
            await Task.WhenAny(moving, Task.Delay(i / 4, Token));
            await leaving.CancelAsync();
            await numbers.DisposeAsync();
            await Record.ExceptionAsync(() => moving);
        }
        await Limits.Until(() => server.RunningStreams == 0);
    }

    PushClientOptions SlowOptions()
    {
        var options = Options();
        options.BufferSize = 8;
        return options;
    }

    [Fact]
    public async Task Stream_SlowReader_PausesTheIterator()
    {
        await using var server = await StartAsync(options: options => options.StreamUnreadBytes = 4096);
        await using var client = new BehaviourClient(server.Address, SlowOptions());

        await using var numbers = client.Count(1, 200_000, Token).GetAsyncEnumerator(Token);
        for (int i = 1; i <= 200_000; i++)
        {
            Assert.True(await numbers.MoveNextAsync());
            Assert.Equal(i, numbers.Current);
            if (i == 20_000)
                break;
        }
    }
}
