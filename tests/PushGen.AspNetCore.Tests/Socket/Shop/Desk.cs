using Microsoft.AspNetCore.Http;
using PushGen.AspNetCore;

namespace SocketTests.Shop;

/// <summary>What the server class of a test does; each test sets what it needs.</summary>
public sealed class Desk
{
    public Func<string, PushContext, ValueTask<bool>> Gate { get; set; } = (_, _) => ValueTask.FromResult(true);

    public Func<Order, PushContext, CancellationToken, Task<OrderReceipt>> Order { get; set; } = (order, _, _) => Task.FromResult(new OrderReceipt(order.Symbol + "-1"));

    public Func<Strategy, int, CancellationToken, IAsyncEnumerable<Candle>> Candles { get; set; } = (_, days, _) => Count(days);

    public HttpContext? Seen { get; set; }

    static async IAsyncEnumerable<Candle> Count(int days)
    {
        for (int day = 1; day <= days; day++)
            yield return new Candle(day);
        await Task.CompletedTask;
    }
}
