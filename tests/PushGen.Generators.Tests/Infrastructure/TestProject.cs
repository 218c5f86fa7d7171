using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace PushGen.Generators.Tests.Infrastructure;

/// <summary>A project of several files, edited and generated step by step as in an editor. Immutable, like the compilation in it.</summary>
sealed class TestProject
{
    readonly GeneratorDriver driver;

    TestProject(CSharpCompilation compilation, GeneratorDriver driver)
    {
        Compilation = compilation;
        this.driver = driver.RunGenerators(compilation, TestContext.Current.CancellationToken);
        Result = this.driver.GetRunResult();
        Assert.Null(Result.Results[0].Exception);
    }

    public CSharpCompilation Compilation { get; }

    public GeneratorDriverRunResult Result { get; }

    public static TestProject Of(TestOptions options, params (string Path, string Text)[] files) => new(
        TestCompilation.Create("", options).AddSyntaxTrees([.. files.Select(file => Parse(file.Path, file.Text, options.Language))]),
        GeneratorRun.Driver(options));

    public static TestProject Of(params (string Path, string Text)[] files) => Of(TestOptions.Default, files);

    /// <summary>Without a record of the steps, as in an editor. With it the compiler (4.14) forgets all items of a collected step once one of them has gone.</summary>
    public static TestProject Untracked(params (string Path, string Text)[] files) => new(
        TestCompilation.Create("", TestOptions.Default).AddSyntaxTrees([.. files.Select(file => Parse(file.Path, file.Text, LanguageVersion.CSharp12))]),
        GeneratorRun.Driver(TestOptions.Default, track: false));

    public TestProject Replace(string path, string old, string @new)
    {
        string text = File(path).ToString();
        Assert.Contains(old, text, StringComparison.Ordinal);
        return With(path, text.Replace(old, @new, StringComparison.Ordinal));
    }

    public TestProject With(string path, string text) => With(Compilation.ReplaceSyntaxTree(File(path), Parse(path, text, Language)));

    public TestProject Add(string path, string text) => With(Compilation.AddSyntaxTrees(Parse(path, text, Language)));

    public TestProject Remove(string path) => With(Compilation.RemoveSyntaxTrees(File(path)));

    public TestProject With(CSharpCompilation compilation) => new(compilation, driver);

    /// <summary>With another language version, for which every file is parsed again.</summary>
    public TestProject Speaking(LanguageVersion language)
    {
        SyntaxTree[] trees = [.. Compilation.SyntaxTrees.Select(tree => Parse(tree.FilePath, tree.ToString(), language))];
        return new TestProject(Compilation.RemoveAllSyntaxTrees().AddSyntaxTrees(trees), driver.WithUpdatedParseOptions(TestCompilation.ParseOptions(language)));
    }

    /// <summary>The same project, typed anew: no tree, symbol or driver is shared.</summary>
    public TestProject Anew()
    {
        SyntaxTree[] trees = [.. Compilation.SyntaxTrees.Select(tree => Parse(tree.FilePath, tree.ToString(), Language))];
        return new TestProject(Compilation.RemoveAllSyntaxTrees().AddSyntaxTrees(trees), GeneratorRun.Driver(TestOptions.Default with { Language = Language }, track: false));
    }

    Dictionary<string, string> Texts() =>
        Result.Results[0].GeneratedSources.ToDictionary(source => source.HintName, source => source.SourceText.ToString(), StringComparer.Ordinal);

    /// <summary>What each named step did for each of its items, and which files are other than before: one line each.</summary>
    public string ChangesSince(TestProject before)
    {
        var reasons = GeneratorRun.Reasons(Result).ToLookup(reason => reason.Step, reason => reason.Reason);
        var lines = TrackingNames.All.Append("SourceOutput")
            .Where(reasons.Contains)
            .Select(step => $"{step}: {string.Join(' ', reasons[step].Order())}");
        return string.Join('\n', lines.Append($"Changed: {ChangedFiles(before)}".TrimEnd()));
    }

    /// <summary>The names of the files that differ.</summary>
    public string ChangedFiles(TestProject other)
    {
        var (old, @new) = (other.Texts(), Texts());
        return string.Join(' ', old.Keys.Union(@new.Keys).Where(file => old.GetValueOrDefault(file) != @new.GetValueOrDefault(file)).Order(StringComparer.Ordinal));
    }

    LanguageVersion Language => ((CSharpParseOptions)Compilation.SyntaxTrees[0].Options).LanguageVersion;

    SyntaxTree File(string path) => Compilation.SyntaxTrees.Single(tree => tree.FilePath == path);

    static SyntaxTree Parse(string path, string text, LanguageVersion language) =>
        CSharpSyntaxTree.ParseText(text, TestCompilation.ParseOptions(language), path);
}
