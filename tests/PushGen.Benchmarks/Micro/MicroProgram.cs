using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Exporters;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;

namespace PushGen.Benchmarks.Micro;

/// <summary>
/// <c>micro [filter]</c>, such as <c>micro *Cursor*</c>: the parts of the fast path by themselves; <c>micro quick [filter]</c> runs each just once, to see
/// that it works.
/// </summary>
static class MicroProgram
{
    static readonly Type[] Benchmarks = [typeof(LogBenchmarks), typeof(FramingBenchmarks), typeof(ClientBenchmarks), typeof(CursorBenchmarks)];

    public static void Run(ReadOnlySpan<string> args)
    {
        bool quick = args is ["quick", ..];
        string filter = args[(quick ? 1 : 0)..] is [var first, ..] ? first : "*";
        BenchmarkSwitcher.FromTypes(Benchmarks).Run(["--filter", filter], Config(quick ? Job.Dry : Job.ShortRun));
    }

    // In this process, because a project that BenchmarkDotNet makes beside ours would not be built as ours are.
    static ManualConfig Config(Job job) => ManualConfig.CreateEmpty()
        .AddJob(job.WithToolchain(InProcessEmitToolchain.Instance))
        .AddDiagnoser(MemoryDiagnoser.Default)
        .AddColumnProvider(DefaultColumnProviders.Instance)
        .AddExporter(MarkdownExporter.GitHub)
        .AddLogger(ConsoleLogger.Default);
}
