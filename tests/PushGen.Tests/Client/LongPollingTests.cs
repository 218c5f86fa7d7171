namespace PushGen.Tests;

public sealed class LongPollingTests
{
    readonly ScriptedHandler server = new();

    ShopClient Client(Action<PushClientOptions>? configure = null)
    {
        var options = new PushClientOptions { Transports = PushTransports.LongPolling, HttpMessageHandlerFactory = () => server, Random = () => 0 };
        configure?.Invoke(options);
        return new(new PushConnection("http://host/push/", options));
    }

    [Fact]
    public async Task Poll_GoesOnFromThePagesCursor()
    {
        server.Page(At.Page(5, 2)).Page(At.EmptyPage(6)).Page(At.Page(7, 1));

        var quotes = await Client().Quotes("A&B").TakeAsync(3);

        Assert.Equal([5, 6, 7], quotes.Select(q => q.Price));
        Assert.Equal("GET /push/shop/quotes?symbol=A%26B&wait=25&limit=256", (await server.NextAsync()).Line);
        string second = (await server.NextAsync()).Line;
        Assert.StartsWith($"GET /push/shop/quotes?symbol=A%26B&after={At.Cursor(6)}&wait=25&limit=", second, StringComparison.Ordinal);
        Assert.Equal("application/json", (await server.NextAsync()).Accept);
    }
}
