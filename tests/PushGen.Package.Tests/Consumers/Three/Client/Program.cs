using PushGen;
using Shop;

foreach (var transport in new[] { PushTransports.WebSocket, PushTransports.ServerSentEvents, PushTransports.LongPolling })
{
    using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(30));
    await using var shop = new ShopClient(args[0], new PushClientOptions { Transports = transport });
    string product = "tea-" + transport;
    var receipt = await shop.Buy(product, 3, timeout.Token);
    var uploaded = await shop.BuyAll(Prices(), timeout.Token);
    decimal history = 0;
    await foreach (var price in shop.History(product, 4).WithCancellation(timeout.Token))
        history += price.Amount;
    await foreach (var price in shop.Prices(product).FromEarliest().WithCancellation(timeout.Token))
    {
        Console.WriteLine($"{price.Product}: call {receipt.Total}, upload {uploaded.Total}, stream {history}, topic {price.Amount}");
        break;
    }
}

static async IAsyncEnumerable<Price> Prices()
{
    yield return new Price("a", 1.5m);
    await Task.Yield();
    yield return new Price("b", 2m);
}
