using System.Runtime.CompilerServices;

namespace PushGen.EndToEnd.Tests.Curl;

/// <summary>The contract of docs/protocol.md, section 9.</summary>
[PushContract]
public interface ITrading
{
    [Topic(Replay = 1)]
    IAsyncEnumerable<Quote> Quotes(string symbol, CancellationToken cancellationToken = default);

    IAsyncEnumerable<Candle> Backtest(Strategy strategy, CancellationToken cancellationToken = default);

    Task<OrderReceipt> PlaceOrder(Order order, CancellationToken cancellationToken = default);
}

public record Quote(string Symbol, decimal Bid, decimal Ask);

public record Candle(decimal Open, decimal Close);

public record Strategy(string? Name = null);

public record Order(string Symbol, int Quantity);

public record OrderReceipt(string Id, int Quantity);

public sealed class TradingServer : ITradingServer
{
    public async IAsyncEnumerable<Candle> Backtest(Strategy strategy, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        for (int i = 1; i <= 3; i++)
        {
            await Task.Yield();
            yield return new Candle(i, i + 0.5m);
        }
    }

    public Task<OrderReceipt> PlaceOrder(Order order, CancellationToken cancellationToken) => Task.FromResult(new OrderReceipt("order-" + order.Symbol, order.Quantity));
}
