using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace PushGen.Benchmarks.Generator;

/// <summary>A project of so many contracts with ten operations each, every contract and every payload in a file of its own, and one file that has nothing to do with them.</summary>
sealed class SampleProject
{
    static readonly MetadataReference[] References = [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
        .Split(Path.PathSeparator)
        .Where(path => !Path.GetFileName(path).StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal))
        .Select(path => MetadataReference.CreateFromFile(path))];

    public static readonly CSharpParseOptions ParseOptions = new(LanguageVersion.CSharp13, DocumentationMode.Parse);

    const string Usings = """
        global using System;
        global using System.Collections.Generic;
        global using System.Threading;
        global using System.Threading.Tasks;
        global using PushGen;
        """;

    const string Unrelated = "namespace Shop.Pages; public class Page { public int Width => 1; public string Title(int number) { return \"Page \" + number; } }";

    int edits;

    public SampleProject(int contracts)
    {
        var trees = new List<SyntaxTree> { Tree("Usings.cs", Usings), Tree("Page.cs", Unrelated) };
        for (int i = 0; i < contracts; i++)
        {
            trees.Add(Tree($"IShop{i}.cs", ContractText(i)));
            trees.Add(Tree($"Order{i}.cs", PayloadText(i)));
        }
        Compilation = CSharpCompilation.Create("Shop", trees, References,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
        Compilation.GetSpecialType(SpecialType.System_Object);
    }

    public CSharpCompilation Compilation { get; }

    /// <summary>The project as when it is opened: no tree has been seen before.</summary>
    public CSharpCompilation Anew()
    {
        SyntaxTree[] trees = [.. Compilation.SyntaxTrees.Select(tree => Tree(tree.FilePath, tree.ToString()))];
        return Compilation.RemoveAllSyntaxTrees().AddSyntaxTrees(trees);
    }

    /// <summary>The project with one more statement, operation or member than at first. It has another name each time, so that nobody has seen it before.</summary>
    public CSharpCompilation Edited(Edit edit)
    {
        int name = ++edits;
        var (index, old, @new) = edit switch
        {
            Edit.Unrelated => (1, "return", $"number += {name}; return"),
            Edit.UnrelatedShape => (1, "int Width", $"int Height{name} => 2; public int Width"),
            Edit.Contract => (2, "Task Close(", $"Task Open{name}(CancellationToken cancellationToken = default); Task Close("),
            _ => (3, "int Quantity", $"int Quantity, int Priority{name}"),
        };
        var tree = Compilation.SyntaxTrees[index];
        string text = tree.ToString(), edited = text.Replace(old, @new, StringComparison.Ordinal);
        if (edited == text)
            throw new InvalidOperationException($"'{old}' is not in {tree.FilePath}.");
        return Compilation.ReplaceSyntaxTree(tree, Tree(tree.FilePath, edited));
    }

    static SyntaxTree Tree(string path, string text) => CSharpSyntaxTree.ParseText(text, ParseOptions, path);

    static string PayloadText(int i) => $$"""
        namespace Shop.Area{{i % 10}};

        public enum Side{{i}} { Buy, Sell }

        /// <summary>An order.</summary>
        public sealed record Order{{i}}(string Symbol, int Quantity, Side{{i}} Side)
        {
            public decimal? Limit { get; init; }
        }

        public sealed record Receipt{{i}}(Guid Id, DateTimeOffset Time);

        public sealed record Quote{{i}}(string Symbol, decimal Bid, decimal Ask);
        """;

    static string ContractText(int i) => $$"""
        namespace Shop.Area{{i % 10}};

        /// <summary>Trading at one place.</summary>
        [PushContract]
        public interface IShop{{i}}
        {
            /// <summary>Best bid and ask of one symbol.</summary>
            [Topic(Replay = 1, Gated = true)]
            IAsyncEnumerable<Quote{{i}}> Quotes(string symbol, CancellationToken cancellationToken = default);

            [Topic(PerUser = true)]
            IAsyncEnumerable<Receipt{{i}}> Receipts(Side{{i}} side = Side{{i}}.Buy, CancellationToken cancellationToken = default);

            [Topic]
            IAsyncEnumerable<int> Load(Guid machine, CancellationToken cancellationToken = default);

            IAsyncEnumerable<Quote{{i}}> History(string symbol, DateOnly from, int days = 30, CancellationToken cancellationToken = default);

            IAsyncEnumerable<IReadOnlyList<Receipt{{i}}>> Search(string text, CancellationToken cancellationToken = default);

            Task<Receipt{{i}}> PlaceOrder(Order{{i}} order, CancellationToken cancellationToken = default);

            [Idempotent]
            Task<Order{{i}}?> FindOrder(Guid id, CancellationToken cancellationToken = default);

            ValueTask<bool> Cancel(Guid id, string? reason = null, CancellationToken cancellationToken = default);

            Task<int> Import(string source, IAsyncEnumerable<Order{{i}}> orders, CancellationToken cancellationToken = default);

            Task Close(CancellationToken cancellationToken = default);
        }
        """;
}
