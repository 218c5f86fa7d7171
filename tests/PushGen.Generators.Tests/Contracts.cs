namespace PushGen.Generators.Tests;

/// <summary>Contracts that several tests use.</summary>
static class Contracts
{
    public const string Payloads = """
        public record Quote(string Symbol, decimal Bid);
        public record Fill(int Id);
        public record Candle(decimal Open);
        public record Strategy(string Name, int Days);
        public record Order(string Symbol, int Quantity);
        public record OrderReceipt(string Id);
        public record Tick(double P);
        """;

    /// <summary>The contract of the design document, with one operation of each kind.</summary>
    public const string Trading = "namespace Shop;\n" + Payloads + """

        [PushContract]
        public interface ITrading
        {
            /// <summary>Best bid and ask of one symbol.</summary>
            [Topic(Replay = 1, Gated = true)]
            IAsyncEnumerable<Quote> Quotes(string symbol, CancellationToken cancellationToken = default);
            [Topic(PerUser = true)]
            IAsyncEnumerable<Fill> Fills(CancellationToken cancellationToken = default);
            IAsyncEnumerable<Candle> Backtest(Strategy strategy, int days = 30, CancellationToken cancellationToken = default);
            Task<OrderReceipt> PlaceOrder(Order order, CancellationToken cancellationToken = default);
            ValueTask CancelAll(string? reason, CancellationToken cancellationToken = default);
            Task<int> ImportTicks(string symbol, IAsyncEnumerable<Tick> ticks, CancellationToken cancellationToken = default);
        }
        """;
}
