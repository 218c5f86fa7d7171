namespace Trading;

/// <summary>Best bid and ask of a symbol.</summary>
public sealed record Quote(string Symbol, decimal Bid, decimal Ask, DateTimeOffset At);

/// <summary>Which way an order goes.</summary>
public enum Side
{
    /// <summary>At the ask.</summary>
    Buy,

    /// <summary>At the bid.</summary>
    Sell,
}

/// <summary>An order.</summary>
/// <param name="Id">Chosen by the client, and unique among the user's orders.</param>
/// <param name="Symbol">What to trade.</param>
/// <param name="Side">Which way.</param>
/// <param name="Quantity">How many; more than 0.</param>
/// <param name="Limit">The worst price to trade at; null trades at the next quote.</param>
public sealed record Order(string Id, string Symbol, Side Side, int Quantity, decimal? Limit = null);

/// <summary>The server has the order; what becomes of it comes as a <see cref="Fill"/>.</summary>
public sealed record OrderReceipt(string OrderId, DateTimeOffset At);

/// <summary>An order was executed.</summary>
public sealed record Fill(string OrderId, string Symbol, Side Side, int Quantity, decimal Price, DateTimeOffset At);

/// <summary>Holds a symbol while the mean of its last <paramref name="Fast"/> days is above that of the last <paramref name="Slow"/>.</summary>
public sealed record Strategy(string Symbol, int Fast = 5, int Slow = 20, int Days = 100);

/// <summary>One day of a backtest.</summary>
/// <param name="Day">1, 2, 3 …</param>
/// <param name="Price">The symbol's price on that day.</param>
/// <param name="Holding">Whether the strategy holds the symbol after it.</param>
/// <param name="Profit">What the strategy has made so far, per piece.</param>
public sealed record BacktestDay(int Day, decimal Price, bool Holding, decimal Profit);

/// <summary>What became of an import.</summary>
public sealed record ImportResult(int Accepted, int Rejected);
