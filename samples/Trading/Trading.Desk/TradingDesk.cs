using PushGen;

namespace Trading.Desk;

/// <summary>Trades on one server. Written against the contract: it does not know what it is connected by.</summary>
sealed class TradingDesk(ITrading trading, CursorFile cursor)
{
    static readonly string[] Symbols = ["ACME", "GLOBEX"];
    readonly string run = Guid.NewGuid().ToString("N")[..8];
    readonly TaskCompletionSource open = new();
    int quotes, ownFills, backtestDays;

    public int Quotes => quotes;

    /// <summary>Fills of orders that this run placed; others are those that came while no desk was there.</summary>
    public int OwnFills => ownFills;

    public int BacktestDays => backtestDays;

    public bool SawEverything => quotes > 0 && ownFills > 0 && backtestDays > 0;

    /// <summary>Runs until it is canceled, or for a time; a machine that is slow gets a little more. The first failure of a part ends all, and is thrown.</summary>
    public async Task RunAsync(TimeSpan? duration, CancellationToken cancellationToken)
    {
        using var stopping = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var token = stopping.Token;
        List<Task> parts = [.. Symbols.Select(symbol => WatchQuotesAsync(symbol, token)), WatchFillsAsync(token), TradeAsync(token)];
        var end = WaitAsync(duration, token);
        await Task.WhenAny([.. parts, end]);
        await stopping.CancelAsync();
        await Task.WhenAll([.. parts, end]).ContinueWith(_ => { }, TaskScheduler.Default);
        foreach (var failed in parts.Where(part => part.IsFaulted))
            await failed;
        await LeaveAsync();
    }

    /// <summary>An order that nobody watches should not stay open. A server that is away has none.</summary>
    async Task LeaveAsync()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(2));
        try
        {
            Console.WriteLine($"-- canceled {await trading.CancelAll(patience.Token)} open orders");
        }
        catch (Exception e) when (e is PushException or OperationCanceledException)
        {
            Console.WriteLine($"-- open orders are not canceled: {e.Message}");
        }
    }

    async Task WaitAsync(TimeSpan? duration, CancellationToken cancellationToken)
    {
        await Task.Delay(duration ?? Timeout.InfiniteTimeSpan, cancellationToken);
        for (int i = 0; i < 100 && !SawEverything; i++)
            await Task.Delay(100, cancellationToken);
    }

    /// <summary>After a restart of the server old quotes are of no interest: it goes on with what comes.</summary>
    async Task WatchQuotesAsync(string symbol, CancellationToken cancellationToken)
    {
        await foreach (var quote in trading.Quotes(symbol, cancellationToken).OnGap(GapPolicy.FromLatest))
        {
            Interlocked.Increment(ref quotes);
            open.TrySetResult();
            Console.WriteLine($"{quote.Symbol,-8}{quote.Bid,9:0.00} {quote.Ask,9:0.00}");
        }
    }

    /// <summary>No fill may be missed: goes on after the last one that was handled, and says so if the server no longer has what follows.</summary>
    async Task WatchFillsAsync(CancellationToken cancellationToken)
    {
        for (;;)
        {
            try
            {
                await foreach (var (fill, position) in trading.Fills(cancellationToken).From(cursor.Load()).WithCursors())
                {
                    Console.WriteLine($"** {fill.Side} {fill.Quantity} {fill.Symbol} at {fill.Price:0.00}: order {fill.OrderId} is filled");
                    if (fill.OrderId.StartsWith(run, StringComparison.Ordinal))
                        Interlocked.Increment(ref ownFills);
                    cursor.Save(position);
                }
                return;
            }
            catch (PushGapException e)
            {
                Console.WriteLine($"!! fills may be missing: {e.Message}");
                cursor.Save(e.Gap.ResumesAfter);
            }
        }
    }

    async Task TradeAsync(CancellationToken cancellationToken)
    {
        await open.Task.WaitAsync(cancellationToken);   // a subscription waits for its server; a call that cannot be sent fails
        var imported = await trading.ImportOrders(LadderAsync(), cancellationToken);
        Console.WriteLine($"-- imported {imported.Accepted} orders, {imported.Rejected} rejected");
        var backtest = BacktestAsync(cancellationToken);
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(2));
        for (int number = 1; ; number++)
        {
            var side = number % 2 == 1 ? Side.Buy : Side.Sell;
            var receipt = await trading.PlaceOrder(new Order($"{run}-{number}", Symbols[0], side, 10 * number), cancellationToken);
            Console.WriteLine($"-- order {receipt.OrderId} is placed");
            await timer.WaitForNextTickAsync(cancellationToken);
            if (backtest.IsFaulted)
                await backtest;
        }
    }

    async Task BacktestAsync(CancellationToken cancellationToken)
    {
        BacktestDay? last = null;
        await foreach (var day in trading.Backtest(new Strategy(Symbols[0]), cancellationToken))
        {
            last = day;
            Interlocked.Increment(ref backtestDays);
        }
        Console.WriteLine($"-- backtest: {last?.Profit:0.00} after {last?.Day} days");
    }

    /// <summary>Limit orders below the market, and one that is refused.</summary>
    async IAsyncEnumerable<Order> LadderAsync()
    {
        for (int i = 1; i <= 3; i++)
            yield return new Order($"{run}-limit-{i}", Symbols[1], Side.Buy, 5, 250m - i);
        await Task.Yield();     // a real desk would read a file here
        yield return new Order($"{run}-limit-4", "NOWHERE", Side.Buy, 5, 1m);
    }
}
