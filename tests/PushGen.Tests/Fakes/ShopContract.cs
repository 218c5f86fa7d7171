using System.Text.Json.Serialization;
using PushGen.CodeGen;

namespace PushGen.Tests;

sealed record Quote(string Symbol, int Price);

[JsonSerializable(typeof(Quote))]
[JsonSerializable(typeof(int))]
[JsonSerializable(typeof(string))]
sealed partial class ShopJson : JsonSerializerContext;

/// <summary>A contract as the generator writes it.</summary>
static class ShopContract
{
    public static readonly PushContractInfo Info = new("shop", "hash", PushJson.Options(ShopJson.Default, keepNaming: false), typeof(Quote), typeof(int), typeof(string));

    public static readonly TopicOperation<QuotesKey, Quote> Quotes = new(Info, "quotes", "Quotes", new TopicAttribute { Replay = 1 });
    public static readonly StreamOperation<CountArguments, int> Count = new(Info, "count", "Count");
    public static readonly CallOperation<CountArguments, int> Add = new(Info, "add", "Add");
    public static readonly CallOperation<CountArguments, int> AddIdempotent = new(Info, "add", "Add", CallRepetition.Idempotent);
    public static readonly CallOperation<CountArguments, int> AddOnce = new(Info, "add", "Add", CallRepetition.AtMostOnce);
    public static readonly CallOperation<CountArguments, NoResult> Reset = new(Info, "reset", "Reset");
    public static readonly UploadOperation<CountArguments, string, int> Import = new(Info, "import", "Import");

    public readonly struct QuotesKey(string symbol) : ITopicKey<QuotesKey>
    {
        public readonly string Symbol = symbol;

        public void Write(TopicKeyWriter writer) => writer.Add("symbol", Symbol);

        public static QuotesKey Read(TopicKeyReader reader) => new(reader.Text("symbol"));
    }

    public readonly struct CountArguments(int n, string? label = null) : IArguments<CountArguments>
    {
        public readonly int N = n;
        public readonly string? Label = label;

        public void Write(ArgumentWriter writer)
        {
            writer.Write("n", N);
            writer.Write("label", Label);
        }

        public static CountArguments Read(ref ArgumentReader reader) => new(reader.Required<int>("n"), reader.Nullable<string>("label"));
    }
}

/// <summary>A client as the generator writes it.</summary>
sealed class ShopClient(PushConnection connection) : IPushClient<ShopClient>
{
    public PushConnection Connection => connection;

    public Subscription<Quote> Quotes(string symbol, CancellationToken cancellationToken = default) =>
        ClientCalls.Topic(connection, ShopContract.Quotes, new ShopContract.QuotesKey(symbol), cancellationToken);

    public Subscription<int> Count(int n, CancellationToken cancellationToken = default) =>
        ClientCalls.Stream(connection, ShopContract.Count, new ShopContract.CountArguments(n), cancellationToken);

    public Task<int> Add(int n, CancellationToken cancellationToken = default) =>
        ClientCalls.CallAsync(connection, ShopContract.Add, new ShopContract.CountArguments(n), cancellationToken);

    public Task<int> AddIdempotent(int n, CancellationToken cancellationToken = default) =>
        ClientCalls.CallAsync(connection, ShopContract.AddIdempotent, new ShopContract.CountArguments(n), cancellationToken);

    public Task<int> AddOnce(int n, CancellationToken cancellationToken = default) =>
        ClientCalls.CallAsync(connection, ShopContract.AddOnce, new ShopContract.CountArguments(n), cancellationToken);

    public Task Reset(CancellationToken cancellationToken = default) =>
        ClientCalls.CallAsync(connection, ShopContract.Reset, new ShopContract.CountArguments(0), cancellationToken);

    public Task<int> Import(IAsyncEnumerable<string> lines, CancellationToken cancellationToken = default) =>
        ClientCalls.UploadAsync(connection, ShopContract.Import, new ShopContract.CountArguments(1), lines, cancellationToken);

    public static ShopClient Create(PushConnection connection) => new(connection);
}
