using System.Text.Json.Serialization;
using PushGen;

/// <summary>One operation of each kind.</summary>
[PushContract(JsonContext = typeof(ShopJson))]
public interface IShop
{
    [Topic]
    IAsyncEnumerable<Price> Prices(string product, CancellationToken cancellationToken = default);

    IAsyncEnumerable<Price> History(string product, int days, CancellationToken cancellationToken = default);

    Task<Receipt> Buy(string product, int count, CancellationToken cancellationToken = default);

    Task<Receipt> BuyAll(IAsyncEnumerable<Price> prices, CancellationToken cancellationToken = default);
}

public record Price(string Product, decimal Amount);

public record Receipt(decimal Total);

[JsonSerializable(typeof(Price))]
[JsonSerializable(typeof(Receipt))]
[JsonSerializable(typeof(string))]
[JsonSerializable(typeof(int))]
public sealed partial class ShopJson : JsonSerializerContext;
