using System.Runtime.CompilerServices;
using PushGen.AspNetCore;
using Shop;

[assembly: GeneratePushServer(typeof(IShop))]

namespace Shop.Server;

public sealed class ShopServer(ShopPublisher publisher) : IShopServer
{
    public async Task<Receipt> Buy(string product, int count, CancellationToken cancellationToken)
    {
        await publisher.Prices(product).PublishAsync(new Price(product, 10m), cancellationToken);
        return new Receipt(10m * count);
    }

    public async Task<Receipt> BuyAll(IAsyncEnumerable<Price> prices, CancellationToken cancellationToken)
    {
        decimal total = 0;
        await foreach (var price in prices.WithCancellation(cancellationToken))
            total += price.Amount;
        return new Receipt(total);
    }

    public async IAsyncEnumerable<Price> History(string product, int days, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        for (int day = 1; day <= days; day++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return new Price(product, day);
            await Task.Yield();
        }
    }
}
