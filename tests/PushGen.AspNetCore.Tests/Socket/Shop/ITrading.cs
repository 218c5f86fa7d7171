using System.Text.Json.Serialization;
using PushGen;

namespace SocketTests.Shop;

[PushContract(JsonContext = typeof(TradingJson))]
public interface ITrading
{
    /// <summary>Best bid of one symbol.</summary>
    [Topic(Replay = 1, Gated = true)]
    IAsyncEnumerable<Quote> Quotes(string symbol, CancellationToken cancellationToken = default);

    [Topic(PerUser = true)]
    IAsyncEnumerable<Fill> Fills(CancellationToken cancellationToken = default);

    IAsyncEnumerable<Candle> Backtest(Strategy strategy, int days = 30, CancellationToken cancellationToken = default);

    Task<OrderReceipt> PlaceOrder(Order order, CancellationToken cancellationToken = default);

    ValueTask CancelAll(string? reason, CancellationToken cancellationToken = default);

    Task<int> ImportTicks(string symbol, IAsyncEnumerable<Tick> ticks, CancellationToken cancellationToken = default);
}

public record Quote(string Symbol, decimal Bid);

public record Fill(int Id);

public record Candle(decimal Open);

public record Strategy(string Name, int Days);

public record Order(string Symbol, int Quantity);

public record OrderReceipt(string Id);

public record Tick(double P);

[JsonSerializable(typeof(Quote))]
[JsonSerializable(typeof(Fill))]
[JsonSerializable(typeof(Candle))]
[JsonSerializable(typeof(Strategy))]
[JsonSerializable(typeof(Order))]
[JsonSerializable(typeof(OrderReceipt))]
[JsonSerializable(typeof(Tick))]
[JsonSerializable(typeof(int))]
[JsonSerializable(typeof(string))]
public partial class TradingJson : JsonSerializerContext;
