using System.Collections.Immutable;
using System.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using PushGen.Generators;

namespace PushGen.Benchmarks.Analyzers;

/// <summary><c>analyzers [n]</c>: the time of each analyzer for n contracts (1,000) with server classes and clients, and for projects that have nothing to do with PushGen.</summary>
static class AnalyzerProgram
{
    static readonly ImmutableArray<DiagnosticAnalyzer> All = [.. typeof(PushContractGenerator).Assembly.GetTypes()
        .Where(type => type is { IsAbstract: false } && type.IsSubclassOf(typeof(DiagnosticAnalyzer)) && !type.IsSubclassOf(typeof(DiagnosticSuppressor)))
        .Select(type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!)];

    public static async Task RunAsync(string[] args)
    {
        int size = args is [var number] ? int.Parse(number, System.Globalization.CultureInfo.InvariantCulture) : 1000;
        await MeasureAsync($"{size} contracts, server classes and clients", () => Generate(AnalyzedProject.OfContracts(size)));
        await MeasureAsync($"{5 * size} other classes, PushGen referenced", () => AnalyzedProject.Unrelated(5 * size, withPushGen: true));
        await MeasureAsync($"{5 * size} other classes, without PushGen", () => AnalyzedProject.Unrelated(5 * size, withPushGen: false));
    }

    static CSharpCompilation Generate(CSharpCompilation compilation)
    {
        CSharpGeneratorDriver.Create([new PushContractGenerator().AsSourceGenerator()], parseOptions: AnalyzedProject.ParseOptions)
            .RunGeneratorsAndUpdateCompilation(compilation, out var output, out _);
        return (CSharpCompilation)output;
    }

    /// <summary>The best of three runs, each over a compilation that nobody has looked at, after one that only warms up.</summary>
    static async Task MeasureAsync(string name, Func<CSharpCompilation> make)
    {
        var best = new Dictionary<string, double>();
        double compiler = double.MaxValue, total = double.MaxValue;
        int told = 0;
        for (int run = 0; run < 4; run++)
        {
            var compilation = make();
            long start = Stopwatch.GetTimestamp();
            var said = compilation.GetDiagnostics();
            double compiling = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
            if (said.FirstOrDefault(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error) is { } error)
                throw new InvalidOperationException(error.ToString());
            var analysis = compilation.WithAnalyzers(All, new CompilationWithAnalyzersOptions(
                new AnalyzerOptions([]), onAnalyzerException: null, concurrentAnalysis: false, logAnalyzerExecutionTime: true));
            var result = await analysis.GetAnalysisResultAsync(CancellationToken.None);
            if (run == 0)
                continue;
            told = result.GetAllDiagnostics().Length;
            compiler = Math.Min(compiler, compiling);
            double sum = 0;
            foreach (var (analyzer, telemetry) in result.AnalyzerTelemetryInfo)
            {
                double time = telemetry.ExecutionTime.TotalMilliseconds;
                string key = analyzer.GetType().Name;
                best[key] = Math.Min(best.GetValueOrDefault(key, double.MaxValue), time);
                sum += time;
            }
            total = Math.Min(total, sum);
        }
        Print(name, compiler, total, told, best);
    }

    static void Print(string name, double compiler, double total, int told, Dictionary<string, double> best)
    {
        Console.WriteLine(FormattableString.Invariant($"{name}: compiler {compiler:F0} ms, all analyzers {total:F1} ms, {told} told"));
        foreach (var (analyzer, time) in best.OrderByDescending(pair => pair.Value))
            Console.WriteLine(FormattableString.Invariant($"  {analyzer,-36} {time,9:F2} ms"));
    }
}
