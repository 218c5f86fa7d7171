using System.Collections.Immutable;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace PushGen.Generators.Tests.Infrastructure;

/// <summary>Runs the SDK's own analyzers, the compiler and our suppressors over a source.</summary>
static class SuppressorRun
{
    static readonly ImmutableArray<DiagnosticAnalyzer> Real = Load();

    static readonly ImmutableArray<DiagnosticAnalyzer> Suppressors = [.. typeof(PushContractGenerator).Assembly.GetTypes()
        .Where(type => !type.IsAbstract && type.IsSubclassOf(typeof(DiagnosticSuppressor)))
        .Select(type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!)];

    /// <summary>Asserts that the rule is reported at each mark <c>[|…|]</c>, and suppressed at all of them or at none.</summary>
    public static void Suppresses(string id, string marked, bool suppressed = true)
    {
        var (source, spans) = Marks.Parse(marked);
        var analyzers = Real.Where(analyzer => analyzer.SupportedDiagnostics.Any(descriptor => descriptor.Id == id));
        var options = TestOptions.Default with { Severities = new Dictionary<string, ReportDiagnostic> { [id] = ReportDiagnostic.Warn } };
        var driver = GeneratorRun.Driver(options).RunGeneratorsAndUpdateCompilation(TestCompilation.Create(source, options), out var output, out _, TestContext.Current.CancellationToken);
        Assert.Null(driver.GetRunResult().Results[0].Exception);
        Assert.Empty(output.GetDiagnostics(TestContext.Current.CancellationToken).Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));

        var said = output.WithAnalyzers([.. Suppressors, .. analyzers], new CompilationWithAnalyzersOptions(
                new AnalyzerOptions([]), (exception, analyzer, _) => Assert.Fail($"{analyzer.GetType().Name}: {exception}"),
                concurrentAnalysis: false, logAnalyzerExecutionTime: false, reportSuppressedDiagnostics: true))
            .GetAllDiagnosticsAsync(TestContext.Current.CancellationToken).GetAwaiter().GetResult()
            .Where(diagnostic => diagnostic.Id == id).ToArray();

        Assert.Equal(spans.Order(), said.Select(diagnostic => diagnostic.Location.SourceSpan).Order());
        Assert.All(said, diagnostic => Assert.Equal(suppressed, diagnostic.IsSuppressed));
    }

    static ImmutableArray<DiagnosticAnalyzer> Load()
    {
        string root = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(typeof(object).Assembly.Location)!, "../../../sdk"));
        string sdk = Directory.GetDirectories(root, "10.*").Order(StringComparer.Ordinal).Last();
        string folder = Path.Combine(sdk, "Sdks/Microsoft.NET.Sdk/analyzers");
        var loader = new Loader();
        return [.. new[] { "Microsoft.CodeAnalysis.NetAnalyzers.dll", "Microsoft.CodeAnalysis.CSharp.NetAnalyzers.dll" }
            .SelectMany(file => new AnalyzerFileReference(Path.Combine(folder, file), loader).GetAnalyzers(LanguageNames.CSharp))];
    }

    sealed class Loader : IAnalyzerAssemblyLoader
    {
        public void AddDependencyLocation(string fullPath)
        {
        }

        public Assembly LoadFromPath(string fullPath) => Assembly.LoadFrom(fullPath);
    }
}
