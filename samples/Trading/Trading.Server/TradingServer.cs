using System.Runtime.CompilerServices;
using PushGen;
using PushGen.AspNetCore;

namespace Trading.Server;

/// <summary>The server class: gate, stream and calls, each in an instance of its own. Topics are published by <see cref="Market"/>.</summary>
sealed class TradingServer(OrderBook book, Prices prices, PushContext caller) : ITradingServer
{
    public ValueTask<bool> AuthorizeQuotes(string symbol, CancellationToken cancellationToken) => new(Prices.IsListed(symbol));

    public async IAsyncEnumerable<BacktestDay> Backtest(Strategy strategy, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var (symbol, fast, slow, days) = strategy;
        if (!Prices.IsListed(symbol) || fast < 1 || slow <= fast || days is < 1 or > 10_000)
            throw new PushException("strategy-invalid", 422, "Wanted: a listed symbol, 1 <= fast < slow, and 1 to 10,000 days.");

        var past = new List<decimal>();
        var (holding, profit) = (false, 0m);
        foreach (decimal price in prices.Walk(symbol).Take(days))
        {
            if (holding)
                profit += price - past[^1];
            past.Add(price);
            holding = past.Count >= slow && past.TakeLast(fast).Average() > past.TakeLast(slow).Average();
            yield return new BacktestDay(past.Count, price, holding, profit);
            await Task.Delay(TimeSpan.FromMilliseconds(10), cancellationToken);     // it takes time: results come while it runs
        }
    }

    public Task<OrderReceipt> PlaceOrder(Order order, CancellationToken cancellationToken) => Task.FromResult(book.Place(caller.UserId, order));

    public Task<int> CancelAll(CancellationToken cancellationToken) => Task.FromResult(book.CancelAll(caller.UserId));

    public async Task<ImportResult> ImportOrders(IAsyncEnumerable<Order> orders, CancellationToken cancellationToken)
    {
        var (accepted, rejected) = (0, 0);
        await foreach (var order in orders.WithCancellation(cancellationToken))
        {
            if (OrderBook.FindFault(order) is null)
            {
                book.Place(caller.UserId, order);
                accepted++;
            }
            else
            {
                rejected++;
            }
        }
        return new ImportResult(accepted, rejected);
    }
}
