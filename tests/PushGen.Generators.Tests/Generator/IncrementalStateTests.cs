using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PushGen.Generators.Parsing.Memory;

namespace PushGen.Generators.Tests.Generator;

/// <summary>Which edits make a contract be read again: all that may change its model, and few others.</summary>
public class IncrementalStateTests
{
    static readonly (string Path, string Text)[] Files =
    [
        ("IShop.cs", """
            using Text = System.String;
            using static Shop.Constants;
            namespace Shop;
            [PushContract, PushName]
            public partial interface IShop : IBase
            {
                IAsyncEnumerable<Quote> Quotes(Side side = Side.Buy, int days = Days, CancellationToken cancellationToken = default);
            }
            """),
        ("IBase.cs", "namespace Shop; public interface IBase : IRoot { Task<Receipt> Buy(); Task Helper() { int one = 1; return Task.CompletedTask; } }"),
        ("IRoot.cs", "namespace Shop; public interface IRoot { Task Ping(); }"),
        ("Quote.cs", "namespace Shop; public record Quote(string Symbol, Venue Venue) : Dated { public int Size { get; } public int Count(Clock? clock = null) => 1; }"),
        ("Clock.cs", "namespace Shop; public record Clock(int Hour);"),
        ("Dated.cs", "namespace Shop; public record Dated;"),
        ("Venue.cs", "namespace Shop; public record Venue(string Name);"),
        ("Side.cs", "namespace Shop; public enum Side { Buy, Sell }"),
        ("Constants.cs", "namespace Shop; public class Constants : MoreConstants { public const int Days = Defaults.Days; }"),
        ("Defaults.cs", "namespace Shop; public static class Defaults { public const int Days = 1; }"),
        ("MoreConstants.cs", "namespace Shop; public class MoreConstants { }"),
        ("Global.cs", "global using Receipt = Shop.Slip;"),
        ("Slip.cs", "namespace Shop; public struct Slip { }"),
        ("Page.cs", "namespace Shop; class Page { public int Width => 1; int Method() { return 2; } }"),
    ];

    [Theory]
    [InlineData("IBase.cs", "Buy()", "Sell()")]                             // a base interface
    [InlineData("IBase.cs", "Helper() { int one = 1; return Task.CompletedTask; }", "Helper();")]
    [InlineData("IRoot.cs", "Ping", "Pong")]                                // and its own
    [InlineData("IRoot.cs", "namespace", "#nullable disable\nnamespace")]
    [InlineData("Quote.cs", "record", "record struct")]                     // a payload
    [InlineData("Quote.cs", "int Size", "long Size")]
    [InlineData("Venue.cs", "string Name", "string Name, int Number")]      // the payload's payload
    [InlineData("Dated.cs", "record", "partial record")]                    // what it derives from
    [InlineData("Side.cs", "Buy,", "Bid, Buy,")]
    [InlineData("Constants.cs", "Defaults.Days", "2")]                      // constants
    [InlineData("Defaults.cs", "1", "2")]
    [InlineData("MoreConstants.cs", "{ }", "{ public class Quote; }")]      // inherited nested types are found by their bare name
    [InlineData("Global.cs", "Slip", "Quote")]                              // global usings
    [InlineData("Slip.cs", "struct", "class")]
    [InlineData("Quote.cs", "public record", "[Obsolete] public record")]
    [InlineData("Page.cs", "namespace Shop;", "[assembly: System.Diagnostics.CodeAnalysis.Experimental(\"X1\")]\nnamespace Shop;")]
    [InlineData("Page.cs", "class Page", "class Quote")]                    // another type of a name that is used
    [InlineData("Page.cs", "class Page", "class PushNameAttribute")]
    [InlineData("Page.cs", "class Page", "class ShopClient")]               // a generated type's name
    [InlineData("Page.cs", "class Page", "delegate void Ping(); class Constants")]
    [InlineData("Page.cs", "class Page {", "class Page { enum Side { }")]
    [InlineData("Page.cs", "class Page", "partial interface IShop { Task More(); } class Page")]
    [InlineData("Page.cs", "class Page", "class @Qu\\u006fte")]
    [InlineData("Page.cs", "namespace Shop;", "namespace Shop.System;")]    // a namespace hides another
    public void Edit_ThatMayMatter_HasTheContractReadAgain(string path, string old, string @new)
    {
        var reader = new Reader();
        var project = reader.Start();

        reader.Run(Replace(project, path, old, @new));

        Assert.Equal(2, reader.Count);
    }

    [Theory]
    [InlineData("Page.cs", "class Page", "class Pages")]
    [InlineData("Page.cs", "int Width => 1;", "int Width => 1; public Quote Quotes { get; set; }")]
    [InlineData("Page.cs", "return 2;", "return 3;")]
    [InlineData("Page.cs", "namespace Shop;", "using System;\nnamespace Shop;")]
    [InlineData("IBase.cs", "int one = 1;", "int two = 2;")]
    [InlineData("IBase.cs", "public interface", "/// <summary>Text</summary>\npublic interface")]
    [InlineData("Quote.cs", "=> 1", "=> 2")]
    [InlineData("Clock.cs", "int Hour", "int Hour, int Minute")]            // what only a payload's method has to do with
    public void Edit_ThatCannotMatter_HasNothingReadAgain(string path, string old, string @new)
    {
        var reader = new Reader();
        var project = reader.Start();

        reader.Run(Replace(project, path, old, @new));

        Assert.Equal(1, reader.Count);
    }

    [Fact]
    public void Reference_ReplacedOrAdded_HasTheContractReadAgain()
    {
        var reader = new Reader();
        var project = reader.Start();
        var library = TestCompilation.Create("namespace Library; public class Page;", TestOptions.Default with { AssemblyName = "Library" });

        reader.Run(project = project.AddReferences(library.ToMetadataReference()));
        Assert.Equal(2, reader.Count);
        reader.Run(project.ReplaceReference(project.ExternalReferences[^1], library.ToMetadataReference()));
        Assert.Equal(3, reader.Count);
    }

    [Fact]
    public void Options_Changed_HaveTheContractReadAgain()
    {
        var reader = new Reader();
        var project = reader.Start();

        reader.Run(project = project.WithOptions(project.Options.WithNullableContextOptions(NullableContextOptions.Disable)));
        Assert.Equal(2, reader.Count);
        reader.Run(project.WithAssemblyName("Friend"));
        Assert.Equal(3, reader.Count);
    }

    [Fact]
    public void Files_InAnotherOrder_HaveAPartialContractReadAgain()
    {
        var reader = new Reader();
        var part = Parse("More.cs", "namespace Shop; public partial interface IShop { Task More(); }");
        var project = reader.Start().AddSyntaxTrees(part);
        reader.Run(project);

        reader.Run(project.RemoveAllSyntaxTrees().AddSyntaxTrees([.. project.SyntaxTrees.Reverse()]));

        Assert.Equal(3, reader.Count);
    }

    [Fact]
    public void Edit_TakenBack_HasTheContractReadAgain()
    {
        var reader = new Reader();
        var project = reader.Start();

        reader.Run(Replace(project, "Side.cs", "Buy", "Bid"));
        reader.Run(project);

        Assert.Equal(3, reader.Count);      // only the last reading is kept
    }

    static SyntaxTree Parse(string path, string text) => CSharpSyntaxTree.ParseText(text, TestCompilation.ParseOptions(LanguageVersion.CSharp12), path);

    static CSharpCompilation Replace(CSharpCompilation project, string path, string old, string @new)
    {
        var tree = project.SyntaxTrees.Single(tree => tree.FilePath == path);
        Assert.Contains(old, tree.ToString(), StringComparison.Ordinal);
        return project.ReplaceSyntaxTree(tree, Parse(path, tree.ToString().Replace(old, @new, StringComparison.Ordinal)));
    }

    /// <summary>A generator that counts its readings and does nothing else.</summary>
    sealed class Reader : IIncrementalGenerator
    {
        readonly ReadingMemory<string> memory = new();
        GeneratorDriver driver;

        public Reader() => driver = CSharpGeneratorDriver.Create(this);

        public int Count { get; private set; }

        public CSharpCompilation Start()
        {
            var project = TestCompilation.Create("", TestOptions.Default).AddSyntaxTrees([.. Files.Select(file => Parse(file.Path, file.Text))]);
            Run(project);
            Assert.Equal(1, Count);
            return project;
        }

        public void Run(CSharpCompilation project) => driver = driver.RunGenerators(project, TestContext.Current.CancellationToken);

        public void Initialize(IncrementalGeneratorInitializationContext context)
        {
            var readings = context.SyntaxProvider.ForAttributeWithMetadataName(
                "PushGen.PushContractAttribute",
                static (node, _) => node is InterfaceDeclarationSyntax,
                (match, token) => memory.Recall(match, (match, _) => $"{++Count} {match.TargetSymbol.Name}", token));
            context.RegisterSourceOutput(readings, static (_, _) => { });
        }
    }
}
