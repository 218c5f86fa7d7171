namespace M23;

[PushContract]
public interface IWatchLists
{
    [Topic] IAsyncEnumerable<decimal> Prices(string[] symbols, CancellationToken cancellationToken = default);    // PUSH0014
}
