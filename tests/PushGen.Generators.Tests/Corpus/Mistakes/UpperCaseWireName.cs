namespace M18;

[PushContract("OrderBook")]
public interface IOrderBook    // PUSH0010
{
    [Topic] IAsyncEnumerable<int> Depth(string symbol, CancellationToken cancellationToken = default);
}
