using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Exporters;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;

namespace PushGen.Benchmarks.Generator;

/// <summary><c>generator</c> measures everything in some minutes; <c>generator quick</c> gives a rough table in seconds, for while something is tuned.</summary>
static class GeneratorProgram
{
    public static void Run(string[] args)
    {
        if (args is ["quick"])
            QuickTable.Print();
        else
            BenchmarkRunner.Run<GeneratorBenchmarks>(Config(), args);
    }

    // In this process, because a project that BenchmarkDotNet makes beside ours would not be built as ours are. Each run is one edit, so it is measured once per iteration.
    static ManualConfig Config() => ManualConfig.CreateEmpty()
        .AddJob(Job.Default.WithToolchain(InProcessEmitToolchain.Instance).WithWarmupCount(3).WithIterationCount(15))
        .AddDiagnoser(MemoryDiagnoser.Default)
        .AddColumnProvider(DefaultColumnProviders.Instance)
        .AddExporter(MarkdownExporter.GitHub)
        .AddLogger(ConsoleLogger.Default);
}
