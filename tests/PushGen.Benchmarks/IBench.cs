using System.Text.Json.Serialization;

namespace PushGen.Benchmarks;

/// <summary>What is measured: one topic that everybody reads, and one call.</summary>
[PushContract(JsonContext = typeof(BenchJson))]
public interface IBench
{
    /// <summary>Retains more than the publisher runs ahead of its slowest subscriber: none may miss an item.</summary>
    [Topic(Retain = 1_000_000, RetainBytes = 32_000_000)]
    IAsyncEnumerable<Quote> Quotes(CancellationToken cancellationToken = default);

    /// <summary>Many topics, each with its own subscribers; they retain as much.</summary>
    [Topic(Retain = 1_000_000, RetainBytes = 32_000_000)]
    IAsyncEnumerable<Quote> QuotesOf(int number, CancellationToken cancellationToken = default);

    Task<Quote> Echo(Quote quote, CancellationToken cancellationToken = default);
}

/// <summary>One payload of a size that the load client chooses, by the length of the symbol, which comes last: its 'F' ends an item for the load client.</summary>
public sealed record Quote([property: JsonPropertyOrder(1)] string Symbol, decimal Bid, decimal Ask, long Timestamp);

[JsonSerializable(typeof(Quote))]
public sealed partial class BenchJson : JsonSerializerContext;

public sealed class BenchServer : IBenchServer
{
    public Task<Quote> Echo(Quote quote, CancellationToken cancellationToken) => Task.FromResult(quote);
}
