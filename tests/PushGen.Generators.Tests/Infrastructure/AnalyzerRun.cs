using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using PushGen.Generators.Analyzers.Contracts;

namespace PushGen.Generators.Tests.Infrastructure;

/// <summary>Runs generator and analyzers as a build does, and compares what they say with marks in the source: <c>[|…|]</c>.</summary>
static class AnalyzerRun
{
    /// <summary>All of them: a test of one rule also says that no other is told.</summary>
    public static readonly ImmutableArray<DiagnosticAnalyzer> Analyzers = [.. typeof(ContractShapeAnalyzer).Assembly.GetTypes()
        .Where(type => type is { IsAbstract: false } && typeof(DiagnosticAnalyzer).IsAssignableFrom(type) && !typeof(DiagnosticSuppressor).IsAssignableFrom(type))
        .Select(type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!)];

    /// <summary>What the generator reports itself, for want of anything generated.</summary>
    static readonly string[] ByGenerator = ["PUSH0001", "PUSH0002", "PUSH0024", "PUSH0901"];

    /// <summary>Asserts that the rule is reported at each mark and that neither the compiler nor another rule says anything.</summary>
    public static void Says(string id, string marked, TestOptions? options = null) => Said(id, marked, options);

    public static Diagnostic[] Said(string id, string marked, TestOptions? options = null)
    {
        var (source, spans) = Marks.Parse(marked);
        Diagnostic[] said = [.. Tell(source, options, id)];
        var places = said.Select(diagnostic => $"{diagnostic.Id} {diagnostic.Location.SourceSpan} {diagnostic.GetMessage(null)}").Order(StringComparer.Ordinal).ToArray();
        Assert.True(said.All(diagnostic => diagnostic.Id == id), string.Join("\n", places));
        Assert.Equal(spans.Order(), said.Select(diagnostic => diagnostic.Location.SourceSpan).Order());
        return said;
    }

    /// <summary>Asserts that no rule is reported.</summary>
    public static void SaysNothing(string source, TestOptions? options = null) => Says("", source, options);

    /// <summary>What all rules say of a source that compiles, in the order of the text. The rules that the generator reports have to be expected.</summary>
    public static IEnumerable<Diagnostic> Tell(string source, TestOptions? options = null, params string[] expected)
    {
        options ??= TestOptions.Default;
        var run = GeneratorRun.Of(source, options with { Expected = [.. options.Expected, .. expected.Intersect(ByGenerator)] });
        return Analyze(run.Output, options)
            .Concat(run.Result.Results[0].Diagnostics.Where(diagnostic => !diagnostic.IsSuppressed))
            .OrderBy(diagnostic => diagnostic.Location.SourceSpan);
    }

    public static ImmutableArray<Diagnostic> Analyze(CSharpCompilation compilation, TestOptions? options = null)
    {
        var all = compilation.WithAnalyzers(Analyzers, new CompilationWithAnalyzersOptions(
            new AnalyzerOptions([], new ProjectProperties((options ?? TestOptions.Default).Properties)),
            (exception, analyzer, _) => Assert.Fail($"{analyzer.GetType().Name}: {exception}"),
            concurrentAnalysis: false, logAnalyzerExecutionTime: false));
        return all.GetAnalyzerDiagnosticsAsync(TestContext.Current.CancellationToken).GetAwaiter().GetResult();
    }
}
