using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace PushGen.Generators.Tests.Rules.Projects;

/// <summary>PUSH09xx: what the generator says of a project that it cannot generate for.</summary>
public class ProjectRuleTests
{
    const string Contract = "namespace Shop; [PushContract] public interface ITrading { Task A(); }";

    [Theory]
    [InlineData(LanguageVersion.CSharp10, "10.0")]
    [InlineData(LanguageVersion.CSharp11, "11.0")]
    public void Contract_InAnOldLanguage_IsToldAndNothingIsGenerated(LanguageVersion language, string name)
    {
        var options = TestOptions.Default with { Language = language };

        var told = AnalyzerRun.Said("PUSH0901", "namespace Shop; [PushContract] public interface [|ITrading|] { Task A(); } [PushContract] public interface [|IChat|] { Task A(); }", options);

        Assert.Contains($"'ITrading' needs C# 12 or later, and this project is compiled as C# {name};", told[0].GetMessage(null), StringComparison.Ordinal);
        Assert.Empty(GeneratorRun.Of(Contract, options with { Expected = ["PUSH0901"] }).Result.GeneratedTrees);
    }

    [Fact]
    public void Contract_InTheLowestLanguage_IsGenerated() =>
        Assert.Equal(2, GeneratorRun.Of(Contract, TestOptions.Default with { Language = LanguageVersion.CSharp12 }).Result.GeneratedTrees.Length);

    [Fact]
    public void Project_WithoutContract_MayBeOfAnyLanguage() =>
        Assert.Empty(GeneratorRun.Of("class A { }", TestOptions.Default with { Language = LanguageVersion.CSharp10 }).Result.Diagnostics);

    [Fact]
    public void NamedContract_InAnOldLanguage_IsToldAndNothingIsGenerated()
    {
        var contracts = GeneratorRun.Of(Contract, TestOptions.Default with { AssemblyName = "Contracts", WithServer = false }).Output;
        var options = TestOptions.Default with { Language = LanguageVersion.CSharp11, References = [contracts.ToMetadataReference()], Expected = ["PUSH0901"] };

        var run = GeneratorRun.Of("[assembly: PushGen.AspNetCore.GeneratePushServer(typeof(Shop.ITrading))]", options);

        var told = Assert.Single(run.Result.Diagnostics);
        Assert.StartsWith("The code generated for 'Shop.ITrading' needs C# 12", told.GetMessage(null), StringComparison.Ordinal);
        Assert.Empty(run.Result.GeneratedTrees);
    }

    [Theory]
    [InlineData("PushGen")]
    [InlineData("PushGen.AspNetCore")]
    public void Assembly_OfAnotherVersion_IsTold(string assembly)
    {
        var own = typeof(PushContractGenerator).Assembly.GetName().Version!;

        var told = Assert.Single(Refer(assembly, "9.8.7.0"));

        Assert.Equal("PUSH0902", told.Id);
        Assert.StartsWith($"The project refers to {assembly} 9.8.7, but the generator is of version {own.ToString(3)};", told.GetMessage(null), StringComparison.Ordinal);
        Assert.Empty(Refer(assembly, own.ToString()));
        Assert.Empty(Refer(assembly + ".Testing", "9.8.7.0"));
    }

    /// <summary>What the generator says of a project that refers to such an assembly.</summary>
    static ImmutableArray<Diagnostic> Refer(string assembly, string version)
    {
        var referred = CSharpCompilation.Create(assembly, [CSharpSyntaxTree.ParseText($"[assembly: System.Reflection.AssemblyVersion(\"{version}\")]")],
            [MetadataReference.CreateFromFile(typeof(object).Assembly.Location)], new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        var project = CSharpCompilation.Create("App", references: [referred.ToMetadataReference()]);
        return GeneratorRun.Driver(TestOptions.Default).RunGenerators(project, TestContext.Current.CancellationToken).GetRunResult().Diagnostics;
    }
}
