using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace PushGen.Generators.Tests.Corpus;

/// <summary>
/// Contracts, server classes and clients as different developers write them: Corpus/Correct, on which nothing is told, and Corpus/Mistakes, where every
/// mistake is told in its line and nothing else is.
/// </summary>
public class CorpusTests
{
    static readonly CorpusFile[] Correct = CorpusFile.Read("Correct");

    static readonly CorpusFile[] Mistakes = CorpusFile.Read("Mistakes");

    [Fact]
    public void Files_AreSixtyOfEach()
    {
        Assert.True(Correct.Length >= 60, $"{Correct.Length} correct files");
        Assert.True(Mistakes.Length >= 60, $"{Mistakes.Length} mistakes");
        Assert.All(Mistakes, mistake => Assert.NotEmpty(mistake.Marks));
        Assert.All(Correct, correct => Assert.Empty(correct.Marks));
    }

    [Fact]
    public void Correct_IsNotTold() => Assert.Empty(Groups(Correct).SelectMany(files => Tell(files, DiagnosticSeverity.Warning).Select(Show)));

    [Fact]
    public void Mistakes_AreToldInTheirLines()
    {
        var expected = Mistakes.SelectMany(file => file.Marks);
        var told = Groups(Mistakes).SelectMany(files => Tell(files, DiagnosticSeverity.Error))
            .Select(diagnostic => (diagnostic.Location.SourceTree!.FilePath, diagnostic.Location.GetLineSpan().StartLinePosition.Line + 1, diagnostic.Id)).ToArray();

        var (missing, surplus) = (expected.Except(told).Order().Select(Show), told.Except(expected).Order().Select(Show));
        Assert.True(!missing.Any() && !surplus.Any(), $"Not told: {string.Join(", ", missing)}\nTold besides: {string.Join(", ", surplus)}");
    }

    static string Show((string File, int Line, string Id) place) => $"{place.File}({place.Line}): {place.Id}";

    static string Show(Diagnostic diagnostic) =>
        $"{diagnostic.Location.SourceTree?.FilePath}({diagnostic.Location.GetLineSpan().StartLinePosition.Line + 1}): {diagnostic.Id} {diagnostic.GetMessage(null)}";

    static IEnumerable<CorpusFile[]> Groups(CorpusFile[] files) =>
        [.. files.Where(file => file.StandsAlone).Select(file => new[] { file }), [.. files.Where(file => !file.StandsAlone)]];

    /// <summary>What generator and analyzers say. The compiler says nothing of this severity or above.</summary>
    static IEnumerable<Diagnostic> Tell(CorpusFile[] files, DiagnosticSeverity compiler)
    {
        var options = TestOptions.Default with { Language = LanguageVersion.CSharp13, Properties = files[0].Properties };
        var parse = TestCompilation.ParseOptions(options.Language);
        var compilation = TestCompilation.Create(files[0].StandsAlone ? files[0].Text : "", options);
        compilation = (CSharpCompilation)compilation.RemoveSyntaxTrees(compilation.SyntaxTrees.Where(tree => tree.FilePath == "Contract.cs"))
            .AddSyntaxTrees(files.Select(file => CSharpSyntaxTree.ParseText(file.Text, parse, file.Name, cancellationToken: TestContext.Current.CancellationToken)));
        GeneratorRun.Driver(options, withJson: true).RunGeneratorsAndUpdateCompilation(compilation, out var output, out var byGenerators, TestContext.Current.CancellationToken);
        Assert.Empty(output.GetDiagnostics(TestContext.Current.CancellationToken).Where(diagnostic => diagnostic.Severity >= compiler && !diagnostic.IsSuppressed).Select(Show));
        return [.. AnalyzerRun.Analyze((CSharpCompilation)output, options), .. byGenerators];
    }
}
