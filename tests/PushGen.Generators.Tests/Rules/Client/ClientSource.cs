namespace PushGen.Generators.Tests.Rules.Client;

/// <summary>A contract for tests about the use of its client.</summary>
static class ClientSource
{
    public const string Contract = """

        public record Quote(string Symbol, decimal Bid);
        [PushContract]
        public interface ITrading
        {
            [Topic] IAsyncEnumerable<Quote> Quotes(string symbol, CancellationToken cancellationToken = default);
            [Topic(SlowReader = SlowReader.Latest)] IAsyncEnumerable<Quote> Last(string symbol, CancellationToken cancellationToken = default);
            [Topic(Retain = 1)] IAsyncEnumerable<int> Count(CancellationToken cancellationToken = default);
            IAsyncEnumerable<Quote> History(string symbol, CancellationToken cancellationToken = default);
            Task<int> Buy(string symbol, CancellationToken cancellationToken = default);
            ValueTask Cancel(CancellationToken cancellationToken = default);
        }

        """;

    /// <summary>A class with this async method.</summary>
    public static string Method(string body) => Members($"async Task M(string symbol, CancellationToken token)\n{{\nawait Task.Yield();\n{body}\n}}");

    public static string Members(string members) => $"public class Desk\n{{\n{members}\n}}\n{Contract}";
}
