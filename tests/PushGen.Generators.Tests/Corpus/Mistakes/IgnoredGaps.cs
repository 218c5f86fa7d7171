namespace M64;

public record Trade(string Symbol, decimal Price, int Count);

[PushContract]
public interface ITrades { [Topic(Retain = 500)] IAsyncEnumerable<Trade> Trades(string symbol, CancellationToken cancellationToken = default); }

class Volume(ITrades trades)
{
    public async Task<long> CountAsync(string symbol, CancellationToken cancellationToken)
    {
        long volume = 0;
        await foreach (var trade in trades.Trades(symbol, cancellationToken).OnGap(GapPolicy.FromLatest))    // PUSH0306
            volume += trade.Count;
        return volume;
    }
}
