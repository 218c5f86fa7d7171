using System.Xml.Linq;
using Microsoft.CodeAnalysis;

namespace PushGen.Generators.Tests.Names;

/// <summary>The contract's documentation shows on what is generated for it.</summary>
public class DocumentationTests
{
    const string Contract = """
        namespace Shop;
        /// <summary>An outer class.</summary>
        public class Outer
        {
            /// <summary>A base.</summary>
            /// <typeparam name="T">A type.</typeparam>
            public interface IBase<T>
            {
                /// <summary>Inherited.</summary>
                /// <param name="a">An argument.</param>
                Task<T> Inherited(T a);
                /// <summary>Topic of the base.</summary>
                [Topic(Gated = true)] IAsyncEnumerable<List<T>> Feed(string @class, nint? b, CancellationToken cancellationToken = default);
            }
            /// <summary>The contract.</summary>
            [PushContract] public interface ITrading : IBase<int?>
            {
                /// <summary>Topic per user.</summary>
                [Topic(PerUser = true)] IAsyncEnumerable<(int Id, string? Name)> Mine(string key);
                /// <summary>A stream.</summary>
                IAsyncEnumerable<int> Search(Dictionary<string, (int, dynamic)[,]> a, params int[][] b);
                /// <summary>A call.</summary>
                Task<string> ToString();
                /// <summary>An upload.</summary>
                ValueTask Import(IAsyncEnumerable<string?> items, CancellationToken cancellationToken = default);
                /// <summary>Broken.</summary>
                Task Broken<T>();
            }
        }
        """;

    static readonly TestOptions Documented = TestOptions.Default with { Documentation = DocumentationMode.Diagnose };

    static (Compilation Compilation, XElement Members) Document()
    {
        var run = GeneratorRun.Of(Contract, Documented);
        using var file = new MemoryStream();
        Assert.True(run.Output.Emit(new MemoryStream(), xmlDocumentationStream: file).Success);
        file.Position = 0;
        return (run.Output, XElement.Load(file).Element("members")!);
    }

    [Fact]
    public void EveryReference_LeadsToASymbol()
    {
        var (compilation, members) = Document();
        var references = members.Descendants().Attributes("cref").Select(cref => cref.Value).Distinct().ToArray();

        Assert.True(references.Length >= 7, string.Join("\n", references));
        Assert.All(references, cref => Assert.True(DocumentationCommentId.GetFirstSymbolForDeclarationId(cref, compilation) is not null, cref));
    }

    [Theory]
    [InlineData("M:Shop.Outer.IBase`1.Inherited(`0)", "M:Shop.ITradingServer.Inherited(System.Nullable{System.Int32})", "P:Shop.TradingEndpoints.Inherited")]
    [InlineData("M:Shop.Outer.IBase`1.Feed(System.String,System.Nullable{System.IntPtr},System.Threading.CancellationToken)",
        "M:Shop.TradingClient.Feed(System.String,System.Nullable{System.IntPtr},System.Threading.CancellationToken)",
        "M:Shop.TradingPublisher.Feed(System.String,System.Nullable{System.IntPtr})", "P:Shop.TradingEndpoints.Feed")]
    [InlineData("M:Shop.Outer.ITrading.Mine(System.String)", "M:Shop.TradingClient.Mine(System.String)", "M:Shop.TradingPublisher.Mine(System.String,System.String)", "P:Shop.TradingEndpoints.Mine")]
    [InlineData("M:Shop.Outer.ITrading.ToString", "M:Shop.ITradingServer.ToString", "P:Shop.TradingEndpoints.ToString")]
    [InlineData("M:Shop.Outer.ITrading.Import(System.Collections.Generic.IAsyncEnumerable{System.String},System.Threading.CancellationToken)",
        "M:Shop.ITradingServer.Import(System.Collections.Generic.IAsyncEnumerable{System.String},System.Threading.CancellationToken)", "P:Shop.TradingEndpoints.Import")]
    public void Operation_IsDocumentedFromTheContract(string operation, params string[] generated)
    {
        var (_, members) = Document();

        foreach (string id in generated)
        {
            var member = members.Elements("member").Single(member => member.Attribute("name")!.Value == id);
            Assert.Equal(operation, member.Element("inheritdoc")?.Attribute("cref")?.Value);
        }
    }

    [Fact]
    public void PublicMembers_OfGeneratedTypesThatPeopleSee_AreDocumented()
    {
        var (compilation, members) = Document();
        var documented = members.Elements("member").Select(member => member.Attribute("name")!.Value).ToHashSet();
        string[] types = ["Shop.TradingClient", "Shop.ITradingServer", "Shop.TradingPublisher", "Shop.TradingEndpoints"];

        var silent = types.Select(type => compilation.GetTypeByMetadataName(type)!)
            .SelectMany(type => type.GetMembers().Prepend(type))
            .Where(symbol => symbol is { DeclaredAccessibility: Accessibility.Public, IsImplicitlyDeclared: false } and not IMethodSymbol { AssociatedSymbol: not null })
            .Select(symbol => symbol.GetDocumentationCommentId()!)
            .Where(id => !documented.Contains(id));

        Assert.Empty(silent);
    }
}
