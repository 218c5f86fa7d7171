using System.Linq;
using System.Threading.Channels;

namespace Mixer;

public sealed record Price(string Shop, decimal Value);

[PushContract]
public interface IPrices { [Topic(Replay = 1)] IAsyncEnumerable<Price> Of(string product, CancellationToken cancellationToken = default); }

public static class PriceMixer
{
    /// <summary>The cheapest price over several shops, as it changes.</summary>
    public static async IAsyncEnumerable<Price> CheapestAsync(
        IEnumerable<IPrices> shops, string product, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var all = Channel.CreateUnbounded<Price>();
        var reading = shops.Select(shop => CopyAsync(shop.Of(product, cancellationToken), all.Writer)).ToArray();
        Price? best = null;
        await foreach (var price in all.Reader.ReadAllAsync(cancellationToken))
        {
            if (best is null || price.Value < best.Value)
                yield return best = price;
        }
        await Task.WhenAll(reading);
    }

    static async Task CopyAsync(IAsyncEnumerable<Price> from, ChannelWriter<Price> to)
    {
        await foreach (var price in from)
            await to.WriteAsync(price);
    }
}
