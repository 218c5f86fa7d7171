using PushGen;

var builder = WebApplication.CreateSlimBuilder();
builder.WebHost.UseUrls("http://127.0.0.1:0");
builder.Logging.SetMinimumLevel(LogLevel.Warning);
builder.Services.AddPush().AddShop<ShopServer>();
await using var app = builder.Build();
app.MapPush("/push").MapShop();
await app.StartAsync();

foreach (var transport in new[] { PushTransports.WebSocket, PushTransports.ServerSentEvents, PushTransports.LongPolling })
{
    using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(30));
    await using var shop = new ShopClient(app.Urls.Single() + "/push", new PushClientOptions { Transports = transport });
    var receipt = await shop.Buy("tea", 3, timeout.Token);
    await foreach (var price in shop.Prices("tea").FromEarliest().WithCancellation(timeout.Token))
    {
        Console.WriteLine($"{transport}: {price} {receipt}");
        break;
    }
}

[PushContract]
public interface IShop
{
    [Topic]
    IAsyncEnumerable<Price> Prices(string product, CancellationToken cancellationToken = default);

    Task<Receipt> Buy(string product, int count, CancellationToken cancellationToken = default);
}

public record Price(string Product, decimal Amount);

public record Receipt(decimal Total);

public sealed class ShopServer(ShopPublisher publisher) : IShopServer
{
    public async Task<Receipt> Buy(string product, int count, CancellationToken cancellationToken)
    {
        await publisher.Prices(product).PublishAsync(new Price(product, 10m), cancellationToken);
        return new Receipt(10m * count);
    }
}
