namespace Company.Warehouse.Contracts;

/// <summary>Internal contracts are fine: the generated types are internal too.</summary>
[PushContract]
internal interface IStockLevels
{
    [Topic(Replay = 1, SlowReader = SlowReader.Latest)]
    IAsyncEnumerable<int> Level(string sku, int warehouse, CancellationToken cancellationToken = default);

    ValueTask<int> Reserve(string sku, int count, CancellationToken cancellationToken = default);
}

internal sealed class Picker(IStockLevels stock)
{
    public async Task<bool> TryPickAsync(string sku, int count, CancellationToken cancellationToken)
    {
        int left = await stock.Reserve(sku, count, cancellationToken).ConfigureAwait(false);
        return left >= 0;
    }

    public async Task WaitForStockAsync(string sku, int warehouse, int wanted, CancellationToken cancellationToken)
    {
        await foreach (int level in stock.Level(sku, warehouse, cancellationToken).ConfigureAwait(false))
        {
            if (level >= wanted)
                return;
        }
    }
}
