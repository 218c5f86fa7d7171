namespace Markets
{
    using PushGen.AspNetCore;

    public readonly record struct BidAsk(decimal Bid, decimal Ask, long Volume);

    [PushContract]
    public interface IQuoteBoard
    {
        [Topic(Replay = 1, SlowReader = SlowReader.Latest, Public = true)]
        IAsyncEnumerable<BidAsk> Quotes(string symbol, CancellationToken cancellationToken = default);

        ValueTask<decimal> GetSpread(string symbol, CancellationToken cancellationToken = default);
    }

    public class QuoteBoardServer : IQuoteBoardServer
    {
        private readonly Dictionary<string, BidAsk> last = new()
        {
            ["MSFT"] = new BidAsk(410.1m, 410.2m, 1000),
        };

        public ValueTask<decimal> GetSpread(string symbol, CancellationToken cancellationToken)
        {
            return last.TryGetValue(symbol, out var quote)
                ? new ValueTask<decimal>(quote.Ask - quote.Bid)
                : throw new PushException("unknown-symbol", 404);
        }
    }

    public class Feed
    {
        private readonly Topic<BidAsk> microsoft;

        public Feed(QuoteBoardPublisher publisher)
        {
            microsoft = publisher.Quotes("MSFT");
        }

        public async Task TickAsync(decimal price, CancellationToken cancellationToken)
        {
            await microsoft.PublishAsync(new BidAsk(price - 0.01m, price + 0.01m, 1), cancellationToken);
        }
    }
}
