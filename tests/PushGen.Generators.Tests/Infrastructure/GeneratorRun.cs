using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace PushGen.Generators.Tests.Infrastructure;

/// <summary>
/// Runs the generator. Each run, whether asked or not, asserts that nothing throws, that the output compiles without warnings, that a
/// second run after an unrelated edit does nothing, and that no step gives out anything of the compiler's.
/// </summary>
sealed class GeneratorRun
{
    GeneratorRun(CSharpCompilation output, GeneratorDriverRunResult result)
    {
        Output = output;
        Result = result;
    }

    /// <summary>The source with everything generated.</summary>
    public CSharpCompilation Output { get; }

    public GeneratorDriverRunResult Result { get; }

    public string Text(string hintName) => Result.Results[0].GeneratedSources.Single(source => source.HintName == hintName).SourceText.ToString();

    public string ClientHalf => Result.Results[0].GeneratedSources.Single(source => !source.HintName.EndsWith(".Server.g.cs", StringComparison.Ordinal)).SourceText.ToString();

    public string ServerHalf => Result.Results[0].GeneratedSources.Single(source => source.HintName.EndsWith(".Server.g.cs", StringComparison.Ordinal)).SourceText.ToString();

    public static GeneratorRun Of(string source, TestOptions? options = null)
    {
        options ??= TestOptions.Default;
        var compilation = TestCompilation.Create(source, options);
        var driver = Driver(options, JsonGenerator.IsNeeded(source)).RunGeneratorsAndUpdateCompilation(compilation, out var output, out var diagnostics, TestContext.Current.CancellationToken);
        var result = driver.GetRunResult();

        Assert.Null(result.Results[0].Exception);
        AssertSays(options.Expected, [.. output.GetDiagnostics(TestContext.Current.CancellationToken), .. diagnostics]);
        ModelWalk.AssertHoldsNothingOfTheCompiler(result);
        AssertUnrelatedEditDoesNothing(driver, compilation, options);
        return new GeneratorRun((CSharpCompilation)output, result);
    }

    public static GeneratorDriver Driver(TestOptions options, bool withJson = false, bool track = true) => CSharpGeneratorDriver.Create(
        [new PushContractGenerator().AsSourceGenerator(), .. withJson ? JsonGenerator.All : []],
        optionsProvider: new ProjectProperties(options.Properties),
        parseOptions: TestCompilation.ParseOptions(options.Language, options.Documentation),
        driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: track));

    static void AssertSays(string[] expected, Diagnostic[] diagnostics)
    {
        var said = diagnostics.Where(diagnostic => diagnostic is { Severity: >= DiagnosticSeverity.Warning, IsSuppressed: false }).ToArray();
        if (said.Select(diagnostic => diagnostic.Id).Distinct().Order().SequenceEqual(expected.Order()))
            return;
        string text = string.Join("\n", said.Select(diagnostic => $"{diagnostic}\n    {Line(diagnostic)}"));
        Assert.Fail($"Expected [{string.Join(", ", expected)}], but was told:\n{text}");
    }

    static string Line(Diagnostic diagnostic) => diagnostic.Location is { SourceTree: { } tree } location
        ? tree.GetText().Lines[location.GetLineSpan().StartLinePosition.Line].ToString().Trim()
        : "";

    static void AssertUnrelatedEditDoesNothing(GeneratorDriver driver, CSharpCompilation compilation, TestOptions options)
    {
        var edited = compilation.AddSyntaxTrees(CSharpSyntaxTree.ParseText("class Unrelated { }", TestCompilation.ParseOptions(options.Language, options.Documentation), "Unrelated.cs"));
        AssertNothingRan(driver.RunGenerators(edited, TestContext.Current.CancellationToken).GetRunResult());
    }

    /// <summary>What the generator tells itself it tells again at each edit, in the tree that there is then.</summary>
    public static void AssertNothingRan(GeneratorDriverRunResult result)
    {
        var telling = result.Results[0].TrackedSteps.Where(step => step.Key is TrackingNames.Rejected or TrackingNames.NamedRejected);
        bool tells = telling.Any(step => step.Value.Any(run => run.Outputs.Length > 0));
        foreach (var (name, reason) in Reasons(result).Where(step => !tells || TrackingNames.All.Contains(step.Step)))
            Assert.True(reason is IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged, $"{name} is {reason}");
    }

    /// <summary>Why each output of each step of ours, and of each source output, is as it is.</summary>
    public static IEnumerable<(string Step, IncrementalStepRunReason Reason)> Reasons(GeneratorDriverRunResult result)
    {
        var run = result.Results[0];
        var steps = run.TrackedSteps.Where(step => TrackingNames.All.Contains(step.Key)).Concat(run.TrackedOutputSteps);
        return from step in steps from one in step.Value from output in one.Outputs select (step.Key, output.Reason);
    }
}
