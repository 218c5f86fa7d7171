using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace PushGen.Generators.Tests.Generator;

public class PipelineTests
{
    const string Two = """
        namespace Shop;
        [PushContract] public interface ITrading { [Topic] IAsyncEnumerable<int> Quotes(string symbol, CancellationToken cancellationToken = default); }
        [PushContract] public interface IChat { Task Say(string text, CancellationToken cancellationToken = default); }
        """;

    [Fact]
    public void Trading_AsInTheDesign_Compiles()
    {
        var run = GeneratorRun.Of(Contracts.Trading);

        Assert.Equal(["Shop.ITrading.Server.g.cs", "Shop.ITrading.g.cs"], run.Result.Results[0].GeneratedSources.Select(source => source.HintName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Project_WithoutServerReference_HasOnlyTheClientHalf()
    {
        var run = GeneratorRun.Of(Contracts.Trading, TestOptions.Default with { WithServer = false });

        Assert.Equal("Shop.ITrading.g.cs", Assert.Single(run.Result.Results[0].GeneratedSources).HintName);
    }

    [Fact]
    public void Edit_InOneContract_RunsThatContractOnly()
    {
        var reasons = Edit(Two, Two.Replace("string text", "string text, int times", StringComparison.Ordinal));

        Assert.Equal(1, reasons.Count(reason => reason is { Step: TrackingNames.Contracts, Reason: IncrementalStepRunReason.Modified }));
        Assert.Equal(1, reasons.Count(reason => reason is { Step: TrackingNames.Contracts, Reason: IncrementalStepRunReason.Unchanged or IncrementalStepRunReason.Cached }));
        Assert.Equal(2, reasons.Count(reason => reason is { Step: "SourceOutput", Reason: IncrementalStepRunReason.Modified }));
        Assert.Equal(2, reasons.Count(reason => reason is { Step: "SourceOutput", Reason: IncrementalStepRunReason.Cached }));
    }

    [Theory]
    [InlineData("namespace Shop;", "namespace Shop; // a comment\n\n")]
    [InlineData("string symbol", "string /* the ticker */ symbol")]
    [InlineData("[PushContract] public interface ITrading", "/// <summary>Text</summary>\n[PushContract] public partial interface ITrading")]
    public void Edit_ThatChangesNoShape_ChangesNoOutput(string old, string @new) =>
        Assert.All(Edit(Two, Two.Replace(old, @new, StringComparison.Ordinal)), reason => Assert.True(reason.Reason is IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged));

    [Fact]
    public void CacheCheck_AfterAChangeThatMatters_Fails()
    {
        var compilation = TestCompilation.Create(Two, TestOptions.Default);
        var driver = GeneratorRun.Driver(TestOptions.Default).RunGenerators(compilation, TestContext.Current.CancellationToken);
        var result = driver.RunGenerators(Changed(compilation, Two.Replace("Say", "Tell", StringComparison.Ordinal)), TestContext.Current.CancellationToken).GetRunResult();

        Assert.ThrowsAny<Exception>(() => GeneratorRun.AssertNothingRan(result));
    }

    [Fact]
    public void ModelWalk_WithAPlantedSymbol_FindsIt()
    {
        var symbol = TestCompilation.Create(Two, TestOptions.Default).GetSpecialType(SpecialType.System_Int32);

        Assert.NotNull(ModelWalk.Find(new Planted(symbol)));
        Assert.NotNull(ModelWalk.Find(new List<object> { "text", new object[] { symbol.Locations[0] } }));
        Assert.Null(ModelWalk.Find(new Planted("text")));
    }

    [Fact]
    public void BaseInterface_InAnotherFile_IsFollowed()
    {
        const string Derived = "[PushContract] public interface IDerived : IBase;";
        var compilation = TestCompilation.Create(Derived, TestOptions.Default).AddSyntaxTrees(Parse("public interface IBase { Task One(CancellationToken cancellationToken); }"));
        var driver = GeneratorRun.Driver(TestOptions.Default).RunGenerators(compilation, TestContext.Current.CancellationToken);
        var edited = compilation.ReplaceSyntaxTree(compilation.SyntaxTrees[^1], Parse("public interface IBase { Task Two(CancellationToken cancellationToken); }"));

        var result = driver.RunGenerators(edited, TestContext.Current.CancellationToken).GetRunResult();

        Assert.Contains("Task Two(", result.GeneratedTrees[0].ToString(), StringComparison.Ordinal);
    }

    sealed record Planted(object Value);

    static List<(string Step, IncrementalStepRunReason Reason)> Edit(string before, string after)
    {
        Assert.NotEqual(before, after);
        var compilation = TestCompilation.Create(before, TestOptions.Default);
        var driver = GeneratorRun.Driver(TestOptions.Default).RunGenerators(compilation, TestContext.Current.CancellationToken);
        return [.. GeneratorRun.Reasons(driver.RunGenerators(Changed(compilation, after), TestContext.Current.CancellationToken).GetRunResult())];
    }

    static CSharpCompilation Changed(CSharpCompilation compilation, string source) => compilation.ReplaceSyntaxTree(compilation.SyntaxTrees[1], Parse(source));

    static SyntaxTree Parse(string source) => CSharpSyntaxTree.ParseText(source, TestCompilation.ParseOptions(LanguageVersion.CSharp12), "Contract.cs");
}
