namespace PushGen.EndToEnd.Tests.Behaviour;

public abstract partial class BehaviourTests
{
    [Fact]
    public async Task CallsWhileTheServerIsDown_AreAnsweredWhenItIsThere()
    {
        var first = await StartAsync();
        await first.DisposeAsync();
        await using var client = Client(first);     // with no connection from before, over which a call might seem to have been sent

        var calls = new[] { client.Add(2, 2, Token), client.Add(3, 2, Token) };
        var booking = client.Book("table", cancellationToken: Token);
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
