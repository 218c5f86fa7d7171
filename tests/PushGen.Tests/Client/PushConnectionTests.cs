using Microsoft.Extensions.DependencyInjection;

namespace PushGen.Tests;

public sealed class PushConnectionTests
{
    [Theory, InlineData(""), InlineData("/push"), InlineData("ftp://host/push"), InlineData("ws://host/push"), InlineData("http://host/push?x=1"), InlineData("http://host/push#x")]
    public void Address_HasToBeOfHttp(string address) => Assert.Throws<ArgumentException>(nameof(address), () => new PushConnection(address));

    public static TheoryData<string, Action<PushClientOptions>> BadOptions => new()
    {
        { nameof(PushClientOptions.Transports), o => o.Transports = PushTransports.None },
        { nameof(PushClientOptions.Transports), o => o.Transports = (PushTransports)8 },
        { nameof(PushClientOptions.ReconnectDelay), o => o.ReconnectDelay = TimeSpan.Zero },
        { nameof(PushClientOptions.MaxReconnectDelay), o => o.MaxReconnectDelay = TimeSpan.FromSeconds(0.1) },
        { nameof(PushClientOptions.GiveUpAfter), o => o.GiveUpAfter = TimeSpan.Zero },
        { nameof(PushClientOptions.HttpVersion), o => o.HttpVersion = new Version(1, 0) },
        { nameof(PushClientOptions.ConnectTimeout), o => o.ConnectTimeout = TimeSpan.Zero },
        { nameof(PushClientOptions.ReadyTimeout), o => o.ReadyTimeout = -TimeSpan.FromSeconds(1) },
        { nameof(PushClientOptions.ReadyTimeout), o => o.ReadyTimeout = TimeSpan.MaxValue },
        { nameof(PushClientOptions.PollWait), o => o.PollWait = TimeSpan.FromSeconds(61) },
        { nameof(PushClientOptions.BufferSize), o => o.BufferSize = 0 },
        { nameof(PushClientOptions.CallRepetitionTime), o => o.CallRepetitionTime = -TimeSpan.FromSeconds(1) },
        { nameof(PushClientOptions.TimeProvider), o => o.TimeProvider = null! },
    };

    [Theory, MemberData(nameof(BadOptions), DisableDiscoveryEnumeration = true)]
    public void Options_AreCheckedAtOnce(string option, Action<PushClientOptions> change)
    {
        var options = new PushClientOptions();
        change(options);

        Assert.Throws<ArgumentException>(option, () => new PushConnection("http://host/push", options));
    }

    [Fact]
    public async Task Disposal_IsIdempotent_AndRefusesWhatComesAfter()
    {
        var connection = new PushConnection("http://host/push");
        await connection.DisposeAsync();
        await connection.DisposeAsync();

        await Assert.ThrowsAsync<ObjectDisposedException>(() => new ShopClient(connection).Quotes("A").TakeAsync(1));
        await Assert.ThrowsAsync<ObjectDisposedException>(() => new ShopClient(connection).Add(1));
    }

    /// <summary>Of several subscriptions over HTTP, the worst off counts.</summary>
    [Fact]
    public async Task State_IsOfWhoIsWorstOff()
    {
        await using var connection = new PushConnection("http://host/push");
        var told = new List<(PushConnectionState, string)>();
        connection.Changed += (_, change) => told.Add((change.State, change.Reason));
        object first = new(), second = new(), third = new();
        Report(first, PushConnectionState.Connected, "1");
        Report(second, PushConnectionState.Reconnecting, "2");
        Report(first, PushConnectionState.Connected, "3");
        Report(third, PushConnectionState.Reconnecting, "4");
        Assert.Equal(PushConnectionState.Reconnecting, connection.State);
        Report(second, PushConnectionState.Connected, "5");
        Assert.Equal(PushConnectionState.Reconnecting, connection.State);
        connection.Forget(third);
        Assert.Equal(PushConnectionState.Connected, connection.State);
        Report(second, PushConnectionState.Connecting, "6");
        Report(second, PushConnectionState.Connected, "7");

        Assert.Equal(
            [
                (PushConnectionState.Connected, "1"), (PushConnectionState.Reconnecting, "2"), (PushConnectionState.Connected, "a subscription was left"),
                (PushConnectionState.Connecting, "6"), (PushConnectionState.Connected, "7"),
            ],
            told);

        void Report(object who, PushConnectionState state, string reason) => connection.Report(who, state, PushTransports.LongPolling, reason, null);
    }

    [Fact]
    public async Task State_OfASubscriptionThatIsLeft_IsNoLongerTold()
    {
        var held = new TaskCompletionSource<HttpResponseMessage>();
        var server = new ScriptedHandler().Page(At.Page(1, 1)).Then((_, token) => held.Task.WaitAsync(token)).ThenFail(new HttpRequestException("down"));
        await using var connection = new PushConnection("http://host/push", new() { Transports = PushTransports.LongPolling, HttpMessageHandlerFactory = () => server });
        var reconnecting = new TaskCompletionSource();
        connection.Changed += (_, change) => (change.State == PushConnectionState.Reconnecting ? reconnecting : new()).TrySetResult();
        var client = new ShopClient(connection);
        await using var good = client.Quotes("A").GetAsyncEnumerator();
        Assert.True(await good.MoveNextAsync());
        await server.NextAsync();
        await server.NextAsync();       // the poll that is held
        using var leaving = new CancellationTokenSource();
        var lost = client.Quotes("B", leaving.Token).TakeAsync(1);
        await reconnecting.Task.WaitAsync(TestTime.Long);
        Assert.Equal(PushConnectionState.Reconnecting, connection.State);

        await leaving.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => lost);

        Assert.Equal(PushConnectionState.Connected, connection.State);
    }

    [Fact]
    public async Task ContainersClients_ShareOneConnectionPerAddress()
    {
        var handler = new ScriptedHandler().Page(At.Page(1, 1));
        var services = new ServiceCollection();
        services.AddPushClient<IShop, ShopClientOfContainer>("http://host/push", o => o.Transports = PushTransports.LongPolling);
        services.AddPushClient<ISecond, SecondClient>("http://host/push", o => o.BufferSize = 7);
        services.AddHttpClient("PushGen:http://host/push").ConfigurePrimaryHttpMessageHandler(() => handler);
        await using var provider = services.BuildServiceProvider();

        var client = (ShopClientOfContainer)provider.GetRequiredService<IShop>();
        Assert.Same(client, provider.GetRequiredService<ShopClientOfContainer>());
        Assert.Same(client.Connection, ((SecondClient)provider.GetRequiredService<ISecond>()).Connection);
        Assert.Equal((PushTransports.LongPolling, 7), (client.Connection.Transport, client.Connection.Options.BufferSize));
        Assert.Single(await new ShopClient(client.Connection).Quotes("A").TakeAsync(1));
        Assert.Contains("limit=7", (await handler.NextAsync()).Line, StringComparison.Ordinal);

        await provider.DisposeAsync();
        Assert.Equal(PushConnectionState.Closed, client.Connection.State);
    }

    interface IShop;

    interface ISecond;

    sealed class ShopClientOfContainer(PushConnection connection) : IShop, CodeGen.IPushClient<ShopClientOfContainer>
    {
        public PushConnection Connection => connection;

        public static ShopClientOfContainer Create(PushConnection connection) => new(connection);
    }

    sealed class SecondClient(PushConnection connection) : ISecond, CodeGen.IPushClient<SecondClient>
    {
        public PushConnection Connection => connection;

        public static SecondClient Create(PushConnection connection) => new(connection);
    }
}
