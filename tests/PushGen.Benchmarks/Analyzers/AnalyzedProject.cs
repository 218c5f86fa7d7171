using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace PushGen.Benchmarks.Analyzers;

/// <summary>Projects to analyze: contracts with what implements and uses them, and classes that are nobody's business.</summary>
static class AnalyzedProject
{
    const string Usings = """
        global using System;
        global using System.Collections.Generic;
        global using System.Linq;
        global using System.Threading;
        global using System.Threading.Tasks;
        """;

    public static readonly CSharpParseOptions ParseOptions = new(LanguageVersion.CSharp13, DocumentationMode.Parse);

    static readonly MetadataReference[] References = [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
        .Split(Path.PathSeparator)
        .Where(path => !Path.GetFileName(path).StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal))
        .Select(path => MetadataReference.CreateFromFile(path))];

    static readonly MetadataReference[] WithoutPushGen = [.. References.Where(reference => !Path.GetFileName(reference.Display!).StartsWith("PushGen", StringComparison.Ordinal))];

    public static CSharpCompilation OfContracts(int count) => Create(References, [Usings + "\nglobal using PushGen;\nglobal using PushGen.AspNetCore;", .. Enumerable.Range(0, count).Select(Contract)]);

    public static CSharpCompilation Unrelated(int count, bool withPushGen) => Create(withPushGen ? References : WithoutPushGen, [Usings, .. Enumerable.Range(0, count).Select(Class)]);

    static CSharpCompilation Create(MetadataReference[] references, IEnumerable<string> sources) => CSharpCompilation.Create("Shop",
        sources.Select((source, i) => CSharpSyntaxTree.ParseText(source, ParseOptions, $"File{i}.cs")), references,
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));

    static string Contract(int i) => $$"""
        namespace Shop.Area{{i}};

        public sealed record Quote(string Symbol, decimal Bid, decimal Ask);
        public sealed record Order(string Symbol, int Quantity);
        public sealed record Receipt(Guid Id, DateTimeOffset Time);

        [PushContract]
        public interface IShop{{i}}
        {
            [Topic(Replay = 1, Gated = true)] IAsyncEnumerable<Quote> Quotes(string symbol, CancellationToken cancellationToken = default);
            [Topic(PerUser = true)] IAsyncEnumerable<Receipt> Receipts(CancellationToken cancellationToken = default);
            IAsyncEnumerable<Quote> History(string symbol, int days = 30, CancellationToken cancellationToken = default);
            Task<Receipt> PlaceOrder(Order order, CancellationToken cancellationToken = default);
            ValueTask<bool> Cancel(Guid id, string? reason = null, CancellationToken cancellationToken = default);
        }

        public sealed class Shop{{i}}Server(Shop{{i}}Publisher publisher, PushContext context) : IShop{{i}}Server
        {
            public ValueTask<bool> AuthorizeQuotes(string symbol, CancellationToken cancellationToken) => new(symbol.Length < 10);

            public async IAsyncEnumerable<Quote> History(string symbol, int days, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
            {
                for (int day = 0; day < days; day++)
                {
                    yield return new Quote(symbol, day, day + 1);
                    await Task.Delay(1, cancellationToken);
                }
            }

            public async Task<Receipt> PlaceOrder(Order order, CancellationToken cancellationToken)
            {
                var receipt = new Receipt(Guid.NewGuid(), DateTimeOffset.UtcNow);
                await publisher.Receipts(context.UserId).PublishAsync(receipt, cancellationToken);
                await publisher.Quotes(order.Symbol).PublishAsync(new Quote(order.Symbol, 1, 2), cancellationToken);
                return receipt;
            }

            public ValueTask<bool> Cancel(Guid id, string? reason, CancellationToken cancellationToken) => new(reason is not null);
        }

        public static class Shop{{i}}Desk
        {
            public static async Task RunAsync(string address, CancellationToken cancellationToken)
            {
                await using var shop = new Shop{{i}}Client(address, new PushClientOptions { BufferSize = 100 });
                var receipt = await shop.PlaceOrder(new Order("MSFT", 3), cancellationToken);
                await foreach (var quote in shop.Quotes("MSFT", cancellationToken).FromEarliest())
                    Console.WriteLine($"{quote.Symbol} {quote.Bid} {receipt.Id}");
            }
        }
        """;

    static string Class(int i) => $$"""
        namespace Shop.Area{{i}};

        public sealed class Page(string title)
        {
            readonly List<string> lines = new();
            public string Title { get; } = title;
            public int Count => lines.Count;

            public async Task<int> AddAsync(IEnumerable<string> more, CancellationToken cancellationToken)
            {
                foreach (string line in more.Where(line => line.Length > 0).Select(line => line.Trim()))
                {
                    lines.Add(line.ToUpperInvariant());
                    await Task.Delay(1, cancellationToken);
                }
                return Count + new List<int>(lines.Select(line => line.Length)).Sum();
            }
        }
        """;
}
