using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace PushGen.Generators.Tests.Infrastructure;

/// <summary>Runs generator and analyzers as a build does, and compares what they say with marks in the source: <c>[|…|]</c>.</summary>
static class AnalyzerRun
{
    /// <summary>All that the generators' assembly has, so that none is forgotten here.</summary>
    public static readonly ImmutableArray<DiagnosticAnalyzer> Analyzers = [.. typeof(PushContractGenerator).Assembly.GetTypes()
        .Where(type => type.IsSubclassOf(typeof(DiagnosticAnalyzer)) && !type.IsAbstract)
        .OrderBy(type => type.FullName, StringComparer.Ordinal)
        .Select(type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!)];

    /// <summary>Asserts that the rule is reported at each mark and that neither the compiler nor another rule says anything.</summary>
    public static void Says(string id, string marked, TestOptions? options = null) => Said(id, marked, options);

    public static Diagnostic[] Said(string id, string marked, TestOptions? options = null)
    {
        var (source, spans) = Parse(marked);
        options ??= TestOptions.Default;
        bool byGenerator = id is "PUSH0001" or "PUSH0002";
        var run = GeneratorRun.Of(source, byGenerator ? options with { Expected = [id] } : options);

        Diagnostic[] said = [.. Analyze(run.Output), .. run.Result.Diagnostics];
        var places = said.Select(diagnostic => $"{diagnostic.Id} {diagnostic.Location.SourceSpan} {diagnostic.GetMessage(null)}").Order(StringComparer.Ordinal).ToArray();
        Assert.True(said.All(diagnostic => diagnostic.Id == id), string.Join("\n", places));
        Assert.Equal(spans.Order(), said.Select(diagnostic => diagnostic.Location.SourceSpan).Order());
        return said;
    }

    /// <summary>Asserts that no rule is reported.</summary>
    public static void SaysNothing(string source, TestOptions? options = null) => Says("", source, options);

    public static ImmutableArray<Diagnostic> Analyze(CSharpCompilation compilation)
    {
        var all = compilation.WithAnalyzers(Analyzers, new CompilationWithAnalyzersOptions(
            new AnalyzerOptions([]),
            (exception, analyzer, _) => Assert.Fail($"{analyzer.GetType().Name}: {exception}"),
            concurrentAnalysis: false, logAnalyzerExecutionTime: false));
        return all.GetAnalyzerDiagnosticsAsync(TestContext.Current.CancellationToken).GetAwaiter().GetResult();
    }

    static (string Source, List<TextSpan> Spans) Parse(string marked)
    {
        var spans = new List<TextSpan>();
        string source = marked;
        for (int start; (start = source.IndexOf("[|", StringComparison.Ordinal)) >= 0;)
        {
            int end = source.IndexOf("|]", start, StringComparison.Ordinal) - 2;
            source = source.Remove(end + 2, 2).Remove(start, 2);
            spans.Add(TextSpan.FromBounds(start, end));
        }
        return (source, spans);
    }
}
