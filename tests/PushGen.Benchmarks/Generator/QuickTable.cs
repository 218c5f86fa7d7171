using System.Diagnostics;
using Microsoft.CodeAnalysis;
using PushGen.Generators;

namespace PushGen.Benchmarks.Generator;

/// <summary>The best of some runs, and the bytes of one.</summary>
static class QuickTable
{
    public static void Print()
    {
        Console.WriteLine("contracts  edit                    total ms    per contract: ms       KiB");
        foreach (int contracts in new[] { 1, 10, 100, 1000 })
        {
            var project = new SampleProject(contracts);
            Measure(contracts, "none: cold", new PushContractGenerator(), project, null);
            foreach (var edit in Enum.GetValues<Edit>())
                Measure(contracts, edit.ToString(), new PushContractGenerator(), project, edit);
            Measure(contracts, "(empty transform)", new EmptyTransform(), project, Edit.Unrelated);
        }
    }

    static void Measure(int contracts, string name, IIncrementalGenerator generator, SampleProject project, Edit? edit)
    {
        var fresh = GeneratorBenchmarks.Driver(generator);
        var driver = edit is null ? fresh : fresh.RunGenerators(project.Compilation);
        double best = double.MaxValue;
        long bytes = 0;
        for (int i = 0; i < 15; i++)
        {
            var compilation = edit is { } kind ? project.Edited(kind) : project.Anew();
            long before = GC.GetAllocatedBytesForCurrentThread(), start = Stopwatch.GetTimestamp();
            driver.RunGenerators(compilation);
            best = Math.Min(best, Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            bytes = GC.GetAllocatedBytesForCurrentThread() - before;
        }
        Console.WriteLine(FormattableString.Invariant($"{contracts,9}  {name,-20} {best,11:F2} {best / contracts,20:F4} {bytes / 1024.0 / contracts,9:F1}"));
    }
}
