using System.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using PushGen.Generators;

namespace PushGen.Benchmarks.Generator;

static class GeneratorProgram
{
    public static void Run(string[] args)
    {
        foreach (int contracts in new[] { 1, 10, 100, 1000 })
        {
            var project = new SampleProject(contracts);
            Measure(contracts, "cold", new PushContractGenerator(), project, null);
            foreach (var edit in Enum.GetValues<Edit>())
                Measure(contracts, edit.ToString(), new PushContractGenerator(), project, edit);
            Measure(contracts, "floor: cold", new EmptyTransform(), project, null);
            Measure(contracts, "floor: unrelated", new EmptyTransform(), project, Edit.Unrelated);
        }
    }

    static void Measure(int contracts, string name, IIncrementalGenerator generator, SampleProject project, Edit? edit)
    {
        double best = double.MaxValue;
        long bytes = 0;
        GeneratorDriver start = CSharpGeneratorDriver.Create([generator.AsSourceGenerator()], parseOptions: (CSharpParseOptions)project.Compilation.SyntaxTrees[0].Options);
        if (edit is not null)
            start = start.RunGenerators(project.Compilation.Clone());
        for (int i = 0; i < (contracts > 100 ? 15 : 60); i++)
        {
            var compilation = edit is { } e ? project.Edited(e) : project.Compilation.Clone();
            long before = GC.GetAllocatedBytesForCurrentThread(), time = Stopwatch.GetTimestamp();
            start.RunGenerators(compilation);
            best = Math.Min(best, Stopwatch.GetElapsedTime(time).TotalMilliseconds);
            bytes = GC.GetAllocatedBytesForCurrentThread() - before;
        }
        Console.WriteLine(FormattableString.Invariant($"{contracts,5} {name,-18} {best,9:F3} ms {bytes / 1024.0,10:F0} KiB   per contract {best / contracts,8:F4} ms {bytes / 1024.0 / contracts,8:F1} KiB"));
    }
}
