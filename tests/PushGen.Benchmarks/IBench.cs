using System.Text.Json.Serialization;

namespace PushGen.Benchmarks;

/// <summary>What is measured: one topic that everybody reads, and one call.</summary>
[PushContract(JsonContext = typeof(BenchJson))]
public interface IBench
{
    /// <summary>Retains all of a run: the publisher does not wait, and no subscriber may miss an item.</summary>
    [Topic(Retain = 20_000_000, RetainBytes = 1_500_000_000, RetainSeconds = 15)]
    IAsyncEnumerable<Quote> Quotes(CancellationToken cancellationToken = default);

    Task<Quote> Echo(Quote quote, CancellationToken cancellationToken = default);
}

/// <summary>One payload of a size that the load client chooses, by the length of the symbol.</summary>
public sealed record Quote(string Symbol, decimal Bid, decimal Ask, long Timestamp);

[JsonSerializable(typeof(Quote))]
public sealed partial class BenchJson : JsonSerializerContext;

public sealed class BenchServer : IBenchServer
{
    public Task<Quote> Echo(Quote quote, CancellationToken cancellationToken) => Task.FromResult(quote);
}
