using Microsoft.AspNetCore.Http;
using PushGen.AspNetCore;

namespace SocketTests.Shop;

public sealed class TradingServer(Desk desk, PushContext context, IHttpContextAccessor accessor) : ITradingServer
{
    public ValueTask<bool> AuthorizeQuotes(string symbol, CancellationToken cancellationToken) => desk.Gate(symbol, context);

    public IAsyncEnumerable<Candle> Backtest(Strategy strategy, int days, CancellationToken cancellationToken) => desk.Candles(strategy, days, cancellationToken);

    public Task<OrderReceipt> PlaceOrder(Order order, CancellationToken cancellationToken)
    {
        desk.Seen = accessor.HttpContext;
        return desk.Order(order, context, cancellationToken);
    }

    public ValueTask CancelAll(string? reason, CancellationToken cancellationToken) => default;

    public async Task<int> ImportTicks(string symbol, IAsyncEnumerable<Tick> ticks, CancellationToken cancellationToken)
    {
        int count = 0;
        await foreach (var _ in ticks.WithCancellation(cancellationToken))
            count++;
        return count;
    }
}
