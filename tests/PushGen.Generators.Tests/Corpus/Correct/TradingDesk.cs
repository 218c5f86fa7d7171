using Microsoft.Extensions.Logging;

namespace Desk.Client;

public record Fill(string OrderId, decimal Price);
public record NewOrder(string Symbol, int Quantity);

[PushContract]
public interface IOrders
{
    [Topic(PerUser = true)] IAsyncEnumerable<Fill> Fills(CancellationToken cancellationToken = default);
    [AtMostOnce] Task<string> Place(NewOrder order, CancellationToken cancellationToken = default);
}

public sealed class OrderDesk : IAsyncDisposable
{
    private readonly OrdersClient orders;
    private readonly ILogger<OrderDesk> logger;

    public OrderDesk(string address, Func<CancellationToken, ValueTask<string?>> token, ILogger<OrderDesk> logger)
    {
        this.logger = logger;
        orders = new OrdersClient(address, new PushClientOptions { AccessTokenProvider = token, GiveUpAfter = TimeSpan.FromMinutes(5) });
        orders.Connection.Changed += (_, change) => logger.LogInformation("{State}", change.State);
    }

    public async Task WatchAsync(PushCursor from, CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                await foreach (var (fill, cursor) in orders.Fills(cancellationToken).From(from).WithCursors())
                {
                    logger.LogInformation("{Order} filled at {Price}", fill.OrderId, fill.Price);
                    from = cursor;
                }
                return;
            }
            catch (PushGapException e)
            {
                from = e.Gap.ResumesAfter;
            }
        }
    }

    public Task<string> BuyAsync(string symbol, int quantity) => orders.Place(new NewOrder(symbol, quantity));

    public ValueTask DisposeAsync() => orders.DisposeAsync();
}
