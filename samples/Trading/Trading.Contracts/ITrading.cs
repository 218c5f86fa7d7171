using PushGen;

namespace Trading;

/// <summary>A small exchange: its prices, and orders in a user's own name.</summary>
[PushContract(JsonContext = typeof(TradingJson))]
public interface ITrading
{
    /// <summary>Best bid and ask of one listed symbol. The newest quote says everything, so whoever is slow skips to it; a new subscriber gets it first.</summary>
    /// <param name="symbol">The symbol; the server's gate refuses one that is not listed.</param>
    /// <param name="cancellationToken">Ends the subscription.</param>
    [Topic(Replay = 1, Retain = 100, SlowReader = SlowReader.Latest, Gated = true)]
    IAsyncEnumerable<Quote> Quotes(string symbol, CancellationToken cancellationToken = default);

    /// <summary>What was bought and sold for the caller's orders. None may be missed, so nothing is skipped: what is gone is told as a gap.</summary>
    [Topic(PerUser = true)]
    IAsyncEnumerable<Fill> Fills(CancellationToken cancellationToken = default);

    /// <summary>Tries a strategy on past prices, and says how it did day by day.</summary>
    IAsyncEnumerable<BacktestDay> Backtest(Strategy strategy, CancellationToken cancellationToken = default);

    /// <summary>Places an order. May be repeated: the server knows an order again by its <see cref="Order.Id"/>.</summary>
    /// <exception cref="PushException"><c>order-invalid</c> (422): the symbol is not listed, or a number is not positive.</exception>
    [Idempotent]
    Task<OrderReceipt> PlaceOrder(Order order, CancellationToken cancellationToken = default);

    /// <summary>Cancels all open orders of the caller.</summary>
    /// <returns>How many there were.</returns>
    Task<int> CancelAll(CancellationToken cancellationToken = default);

    /// <summary>Places many orders, one after the other as they come. Invalid ones are counted and left out.</summary>
    Task<ImportResult> ImportOrders(IAsyncEnumerable<Order> orders, CancellationToken cancellationToken = default);
}
