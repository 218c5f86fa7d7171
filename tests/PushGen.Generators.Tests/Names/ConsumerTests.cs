using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace PushGen.Generators.Tests.Names;

/// <summary>Projects with their own ideas of language version, nullable references, usings and warnings.</summary>
public class ConsumerTests
{
    /// <summary>The README promises it: generated code needs primary constructors.</summary>
    const LanguageVersion Lowest = LanguageVersion.CSharp12;

    const string Contract = """
        namespace Shop
        {
            public class Item { public string Name { get; set; } }
            public enum Side { Buy, Sell }
            [PushGen.PushContract]
            public interface ITrading
            {
                [PushGen.Topic(Gated = true)] System.Collections.Generic.IAsyncEnumerable<Item> Quotes(string key, int? limit2 = null, Side side = Side.Sell);
                [PushGen.Topic(PerUser = true)] System.Collections.Generic.IAsyncEnumerable<int> Mine();
                System.Collections.Generic.IAsyncEnumerable<Item> Search(Item item, string text = null, System.Threading.CancellationToken token = default(System.Threading.CancellationToken));
                System.Threading.Tasks.Task<Item> Find(string name, params int[] ids);
                System.Threading.Tasks.Task Nothing();
                System.Threading.Tasks.ValueTask NothingElse();
                System.Threading.Tasks.ValueTask<int> Import(System.Collections.Generic.IAsyncEnumerable<Item> items);
            }
        }
        """;

    [Theory]
    [InlineData(Lowest)]
    [InlineData(LanguageVersion.CSharp13)]
    [InlineData(LanguageVersion.Latest)]
    [InlineData(LanguageVersion.Preview)]
    public void Language_FromTheLowestOn_IsEnough(LanguageVersion language) =>
        GeneratorRun.Of(Contract, TestOptions.Default with { Language = language, Nullable = NullableContextOptions.Disable });

    [Theory]
    [InlineData(NullableContextOptions.Disable, "", "string")]
    [InlineData(NullableContextOptions.Disable, "#nullable enable", "string?")]
    [InlineData(NullableContextOptions.Disable, "#nullable enable annotations", "string?")]
    [InlineData(NullableContextOptions.Disable, "#nullable enable warnings", "string")]
    [InlineData(NullableContextOptions.Enable, "", "string?")]
    [InlineData(NullableContextOptions.Enable, "#nullable disable", "string")]
    [InlineData(NullableContextOptions.Enable, "#nullable disable warnings", "string?")]
    [InlineData(NullableContextOptions.Annotations, "", "string?")]
    [InlineData(NullableContextOptions.Warnings, "", "string")]
    public void Nullable_InAnyState_CompilesAndSaysWhatMayBeNull(NullableContextOptions project, string directive, string type)
    {
        var run = GeneratorRun.Of($$"""
            {{directive}}
            [PushContract] public interface ITrading
            {
                Task<{{type}}> Find({{type}} a, List<{{type}}> b = null!);
                [Topic] IAsyncEnumerable<{{type}}> Quotes({{type}} key);
                IAsyncEnumerable<{{type}}> Search({{type}} a, CancellationToken token = default);
                Task Import(IAsyncEnumerable<{{type}}> a);
            }
            """, TestOptions.Default with { Nullable = project });

        Assert.Contains("reader.Nullable<string>(\"a\")", run.ClientHalf, StringComparison.Ordinal);
        Assert.Contains("\"Find\", nullableResult: true)", run.ClientHalf, StringComparison.Ordinal);
        Assert.Contains("nullableElement: true", run.ClientHalf, StringComparison.Ordinal);
    }

    [Fact]
    public void Project_WithoutUsings_WithAliasesAndUsingStatic_Compiles()
    {
        const string Source = """
            using static Shop.Names;
            using Num = int;
            using Pair = (int A, string B);
            using Job = System.Threading.Tasks.Task;
            using Feed = System.Collections.Generic.IAsyncEnumerable<Shop.Names.Inner>;
            namespace Shop;
            public static class Names { public record Inner(int A); public enum Kind { One, Two } public const int K = 7; public static int TradingContract() => 3; public class Connection { } }
            [PushGen.PushContract] public interface ITrading
            {
                Job Done(Num a, Pair b, Inner c, Kind kind = Kind.Two, Num k = K);
                System.Threading.Tasks.Task<Pair> Both(Connection connection);
                [PushGen.Topic] Feed Items(Kind kind = Kind.Two);
                System.Threading.Tasks.Task Import(Feed items);
            }
            """;
        var options = TestOptions.Default;
        var bare = TestCompilation.Create(Source, options);
        bare = bare.RemoveSyntaxTrees(bare.SyntaxTrees.Single(tree => tree.FilePath == "Usings.cs"));
        GeneratorRun.Driver(options).RunGeneratorsAndUpdateCompilation(bare, out var output, out _, TestContext.Current.CancellationToken);

        Assert.Empty(output.GetDiagnostics(TestContext.Current.CancellationToken).Where(said => said.Severity >= DiagnosticSeverity.Warning));
    }

    [Fact]
    public void Project_InSeveralFiles_WithBlockAndFileScopedNamespaces_IsOneContract()
    {
        var options = TestOptions.Default;
        var parse = TestCompilation.ParseOptions(options.Language);
        var compilation = TestCompilation.Create("namespace Shop; [PushContract] public partial interface ITrading { Task A(); }", options)
            .AddSyntaxTrees(CSharpSyntaxTree.ParseText("namespace Shop { public partial interface ITrading : IMore { Task B(); } }", parse, "B.cs"))
            .AddSyntaxTrees(CSharpSyntaxTree.ParseText("namespace Shop; partial interface ITrading { Task C(); } public partial interface IMore { Task D(); }", parse, "C.cs"));
        var driver = GeneratorRun.Driver(options).RunGeneratorsAndUpdateCompilation(compilation, out var output, out _, TestContext.Current.CancellationToken);

        Assert.Empty(output.GetDiagnostics(TestContext.Current.CancellationToken).Where(said => said.Severity >= DiagnosticSeverity.Warning));
        Assert.Equal(2, driver.GetRunResult().GeneratedTrees.Length);
        Assert.Equal(["A", "B", "C", "D"], output.GetTypeByMetadataName("Shop.ITradingServer")!.GetMembers().Select(member => member.Name).Order());
    }

    [Fact]
    public void ElementNames_AndParams_AreKeptInClientAndServer()
    {
        var run = GeneratorRun.Of("""
            namespace Shop;
            [PushContract] public interface ITrading
            {
                Task<(int Id, (string? Name, nint Size) More)> Find(List<(int A, dynamic? B)> a, params (int X, int Y)[] b);
                [Topic] IAsyncEnumerable<(int Id, string? Name)> Items(nuint key);
            }
            """);

        Assert.Contains("Task<(int Id, (string? Name, nint Size) More)> Find(global::System.Collections.Generic.List<(int A, object? B)> a, params (int X, int Y)[] b) =>", run.ClientHalf, StringComparison.Ordinal);
        Assert.Contains("Task<(int Id, (string? Name, nint Size) More)> Find(global::System.Collections.Generic.List<(int A, object? B)> a, (int X, int Y)[] b);", run.ServerHalf, StringComparison.Ordinal);
        Assert.Contains("Topic<(int Id, string? Name)> ", run.ServerHalf, StringComparison.Ordinal);
    }
}
