namespace PushGen.EndToEnd.Tests.Behaviour;

public abstract partial class BehaviourTests
{
    [Fact]
    public async Task CallsWhileTheServerIsDown_AreAnsweredWhenItIsThere()
    {
        var first = await StartAsync();
        await using var client = Client(first);
        Assert.Equal(new Sum(3), await client.Add(1, 2, Token));
        await first.DisposeAsync();

        var calls = new[] { client.Add(2, 2, Token), client.Add(3, 2, Token) };
        var booking = client.Book("table", cancellationToken: Token);
        await Limits.Until(() => client.Connection.State != PushConnectionState.Connected);
        Assert.All(calls, call => Assert.False(call.IsCompleted));
        await using var second = await StartAsync(first.Port);

        Assert.Equal([new Sum(4), new Sum(5)], await Task.WhenAll(calls).WaitAsync(Limits.Long, Token));
        Assert.Equal(1, await booking.WaitAsync(Limits.Long, Token));
    }

    [Fact]
    public async Task CallWhileTheServerIsDown_IsFailedWhenItsTimeIsUp()
    {
        var server = await StartAsync();
        var options = Options();
        options.CallRepetitionTime = TimeSpan.FromMilliseconds(100);
        await using var client = new BehaviourClient(server.Address, options);
        await server.DisposeAsync();

        var thrown = await Throws<PushException>(() => client.Add(1, 2, Token));

        Assert.Equal((PushErrorCodes.ConnectionFailed, 0), (thrown.Code, thrown.Status));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => client.Add(1, 2, new CancellationToken(canceled: true)));
    }
}
