namespace Trading.Server;

/// <summary>Moves the prices twice a second, publishes the quotes, and the fills of the orders that they satisfy.</summary>
sealed class Market(Prices prices, OrderBook book, TradingPublisher publisher, TimeProvider time) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(500), time);
        var walks = Prices.Symbols.Select(symbol => (symbol, topic: publisher.Quotes(symbol), price: prices.Walk(symbol).GetEnumerator())).ToList();
        try
        {
            do
            {
                foreach (var (symbol, topic, price) in walks)
                {
                    price.MoveNext();
                    var quote = new Quote(symbol, price.Current - 0.05m, price.Current + 0.05m, time.GetUtcNow());
                    await topic.PublishAsync(quote, CancellationToken.None);
                    foreach (var (user, fill) in book.Match(quote))
                        await publisher.Fills(user).PublishAsync(fill, CancellationToken.None);    // executed is executed: also while stopping
                }
            }
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException)
        {
            // The market closes.
        }
    }
}
