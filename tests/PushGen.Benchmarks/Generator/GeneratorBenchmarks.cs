using BenchmarkDotNet.Attributes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using PushGen.Generators;

namespace PushGen.Benchmarks.Generator;

/// <summary>One run of the generator, from nothing or after an edit. What the compiler itself does to a tree before any generator sees it is not measured.</summary>
public class GeneratorBenchmarks
{
    SampleProject project = null!;
    GeneratorDriver generator = null!, empty = null!;
    CSharpCompilation next = null!;

    [Params(1, 10, 100, 1000)]
    public int Contracts { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        project = new SampleProject(Contracts);
        generator = Driver(new PushContractGenerator()).RunGenerators(project.Compilation);
        empty = Driver(new EmptyTransform()).RunGenerators(project.Compilation);
    }

    [IterationSetup(Target = nameof(Cold))]
    public void Anew() => next = project.Anew();

    [IterationSetup(Targets = [nameof(UnrelatedBody), nameof(Floor)])]
    public void EditBody() => next = project.Edited(Edit.Unrelated);

    [IterationSetup(Target = nameof(UnrelatedMember))]
    public void EditMember() => next = project.Edited(Edit.UnrelatedShape);

    [IterationSetup(Target = nameof(OneContract))]
    public void EditContract() => next = project.Edited(Edit.Contract);

    [IterationSetup(Target = nameof(OnePayload))]
    public void EditPayload() => next = project.Edited(Edit.Payload);

    [Benchmark]
    public object Cold() => Driver(new PushContractGenerator()).RunGenerators(next);

    [Benchmark]
    public object UnrelatedBody() => generator.RunGenerators(next);

    [Benchmark]
    public object UnrelatedMember() => generator.RunGenerators(next);

    [Benchmark]
    public object OneContract() => generator.RunGenerators(next);

    [Benchmark]
    public object OnePayload() => generator.RunGenerators(next);

    /// <summary>An unrelated edit with a generator that does nothing but find the attribute.</summary>
    [Benchmark(Description = "(empty transform)")]
    public object Floor() => empty.RunGenerators(next);

    public static GeneratorDriver Driver(IIncrementalGenerator generator) =>
        CSharpGeneratorDriver.Create([generator.AsSourceGenerator()], parseOptions: SampleProject.ParseOptions);
}
