namespace PushGen.EndToEnd.Tests.Behaviour;

public abstract partial class BehaviourTests
{
    [Fact]
    public async Task Call_WithResultAndDefaults_Answers()
    {
        await using var server = await StartAsync();
        await using var client = Client(server);

        Assert.Equal(new Sum(5), await client.Add(2, 3, Token));
        Assert.Equal(new Sum(3), await client.Add(2, cancellationToken: Token));
    }

    [Fact]
    public async Task Call_WithoutResult_RunsOnTheServer()
    {
        await using var server = await StartAsync();
        await using var client = Client(server);

        await client.Touch("touched", Token);

        await server.Probe.Signaled("touched");
    }

    [Fact]
    public async Task Call_NullArgumentAndNullResult_AreNull()
    {
        await using var server = await StartAsync();
        await using var client = Client(server);

        Assert.Null(await client.Find(null, Token));
        Assert.Equal("value of x", await client.Find("x", Token));
    }

    [Fact]
    public async Task Call_WithoutTokenAndWithOtherNames_Answers()
    {
        await using var server = await StartAsync();
        await using var client = Client(server);

        Assert.Equal("AYAY", await client.Shout("ay"));
    }

    [Fact]
    public async Task Call_ServersOwnException_ComesWithCodeStatusAndDetail()
    {
        await using var server = await StartAsync();
        await using var client = Client(server);

        var thrown = await Throws<PushException>(() => client.Fail("no-credit", 402, Token));

        Assert.Equal(("no-credit", 402, "As you wished."), (thrown.Code, thrown.Status, thrown.Detail));
    }

    [Fact]
    public async Task Call_ThatCrashes_Is500WithoutTheServersText()
    {
        await using var server = await StartAsync();
        await using var client = Client(server);

        var thrown = await Throws<PushException>(() => client.Crash(Token));

        Assert.Equal((PushErrorCodes.Internal, 500), (thrown.Code, thrown.Status));
        Assert.DoesNotContain("secret", thrown.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Call_Canceled_ThrowsAndCancelsTheHandler()
    {
        await using var server = await StartAsync();
        await using var client = Client(server);
        using var canceling = new CancellationTokenSource();

        var call = client.Wait("waiting", canceling.Token);
        await server.Probe.Signaled("waiting began");
        await canceling.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call.WaitAsync(Limits.Long, Token));
        await server.Probe.Signaled("waiting");
    }

    [Fact]
    public async Task Call_ConnectionCutBeforeTheAnswer_SaysThatTheOutcomeIsUnknown()
    {
        await using var server = await StartAsync();
        await using var proxy = new CuttingProxy(server.Port);
        await using var client = Client(proxy);

        var call = client.Wait("cut", Token);
        await server.Probe.Signaled("cut began");
        proxy.Cut();

        var thrown = await Throws<PushException>(() => call);
        Assert.Equal(PushErrorCodes.OutcomeUnknown, thrown.Code);
        await server.Probe.Signaled("cut");     // a call without key ends with its connection
    }

    [Fact]
    public async Task Call_ManyAtOnce_EachGetsItsOwnAnswer()
    {
        await using var server = await StartAsync();
        await using var client = Client(server);

        var sums = await Task.WhenAll(Enumerable.Range(0, 200).Select(i => client.Add(i, 1000, Token)));

        Assert.Equal(Enumerable.Range(1000, 200), sums.Select(sum => sum.Value));
    }

    [Fact]
    public async Task Upload_GivesEachElementToTheServer()
    {
        await using var server = await StartAsync();
        await using var client = Client(server);

        Assert.Equal(5050, await client.Total("hundred", Enumerable.Range(1, 100).ToAsyncEnumerable(), Token));
        Assert.Equal(0, await client.Total("none", AsyncEnumerable.Empty<int>(), Token));
    }

    [Theory]
    [InlineData(typeof(InvalidDataException)), InlineData(typeof(InvalidOperationException)), InlineData(typeof(IOException))]
    [InlineData(typeof(HttpRequestException)), InlineData(typeof(OperationCanceledException)), InlineData(typeof(TimeoutException))]
    public async Task Upload_WhoseSourceFails_ThrowsThatAndFailsOnTheServer(Type type)
    {
        await using var server = await StartAsync();
        await using var client = Client(server);
        var failure = (Exception)Activator.CreateInstance(type)!;

        Assert.Same(failure, await Record.ExceptionAsync(() => client.Total("broken", Broken(), Token).WaitAsync(Limits.Long, Token)));

        async IAsyncEnumerable<int> Broken()
        {
            yield return 1;
            await Task.Yield();
            throw failure;
        }
    }

    [Fact]
    public async Task Call_TooLarge_Is413()
    {
        await using var server = await StartAsync(options: options => options.MaxCallBytes = 100_000);
        await using var client = Client(server);

        var thrown = await Throws<PushException>(async () => await client.Touch(new string('x', 200_000), Token));

        Assert.Equal((PushErrorCodes.TooLarge, 413), (thrown.Code, thrown.Status));
    }
}
