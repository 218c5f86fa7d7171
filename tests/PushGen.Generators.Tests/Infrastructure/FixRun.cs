using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using PushGen.CodeFixes;

namespace PushGen.Generators.Tests.Infrastructure;

/// <summary>
/// Applies code fixes as an IDE does. Each run asserts the whole text that results, that it compiles, and that the rule is gone where it was
/// mended.
/// </summary>
static class FixRun
{
    public static readonly PushCodeFix[] All = [.. typeof(PushCodeFix).Assembly.GetTypes()
        .Where(type => !type.IsAbstract && type.IsSubclassOf(typeof(PushCodeFix)))
        .Select(type => (PushCodeFix)Activator.CreateInstance(type)!)];

    /// <summary>Mends the first place where the rule is told, with the fix of this title, or the only one.</summary>
    public static async Task GivesAsync(string id, string source, string expected, string? title = null, TestOptions? options = null)
    {
        options ??= TestOptions.Default;
        var solution = TestWorkspace.Create(source, options);
        var told = await TellAsync(solution, options, id);
        Assert.True(told.Length > 0, $"{id} is not told.");
        var (action, _) = await ChooseAsync(solution, told[0], title);
        await AssertMendedAsync(id, await ApplyAsync(action), expected, told.Length - 1, options);
    }

    /// <summary>Mends the rule everywhere: in the document of the first place, in its project and in the solution, which have to come to the same where there is one file.</summary>
    public static async Task GivesForAllAsync(string id, string source, string expected, string? title = null, TestOptions? options = null, FixAllScope scope = FixAllScope.Solution)
    {
        options ??= TestOptions.Default;
        var solution = TestWorkspace.Create(source, options);
        var told = await TellAsync(solution, options, id);
        Assert.True(told.Length > 1, $"{id} is told {told.Length} times; fix-all needs several.");
        var (action, fix) = await ChooseAsync(solution, told[0], title);
        var context = new FixAllContext(solution.GetDocument(told[0].Location.SourceTree)!, fix, scope, action.EquivalenceKey, [id],
            new Told(told, solution), TestContext.Current.CancellationToken);
        var all = await fix.GetFixAllProvider()!.GetFixAsync(context);
        Assert.NotNull(all);
        await AssertMendedAsync(id, await ApplyAsync(all), expected, left: null, options);
    }

    /// <summary>Asserts that the rule is told and no fix offers itself.</summary>
    public static async Task OffersNothingAsync(string id, string source, TestOptions? options = null)
    {
        options ??= TestOptions.Default;
        var solution = TestWorkspace.Create(source, options);
        var told = await TellAsync(solution, options, id);
        Assert.True(told.Length > 0, $"{id} is not told.");
        foreach (var diagnostic in told)
            Assert.Empty(await OffersAsync(solution, diagnostic));
    }

    /// <summary>The titles that are offered at the first place where the rule is told.</summary>
    public static async Task<string[]> TitlesAsync(string id, string source, TestOptions? options = null)
    {
        options ??= TestOptions.Default;
        var solution = TestWorkspace.Create(source, options);
        var told = await TellAsync(solution, options, id);
        return [.. (await OffersAsync(solution, told[0])).Select(offer => offer.Action.Title)];
    }

    /// <summary>Applies every fix at every place where a rule is told, each to the source as it is, and says how many there were.</summary>
    public static async Task<int> ApplyEachAsync(string source, TestOptions options)
    {
        int applied = 0;
        var solution = TestWorkspace.Create(source, options);
        var compilation = (CSharpCompilation)(await solution.Projects.Single().GetCompilationAsync(TestContext.Current.CancellationToken))!;
        foreach (var diagnostic in AnalyzerRun.Analyze(compilation, options))
        {
            foreach (var (action, _) in await OffersAsync(solution, diagnostic))
            {
                await ApplyAsync(action);
                applied++;
            }
        }
        return applied;
    }

    /// <summary>Mends the rule everywhere as <c>dotnet format</c> does: nobody has chosen a fix, and the first place is one of another rule.</summary>
    public static async Task GivesWithoutChoiceAsync(string id, string source, string expected)
    {
        var solution = TestWorkspace.Create(source, TestOptions.Default);
        var told = await TellAsync(solution, TestOptions.Default, id);
        Assert.True(told.Length > 0, $"{id} is not told.");
        var fix = All.Single(fix => fix.FixableDiagnosticIds.Contains(id));
        var context = new FixAllContext(solution.GetDocument(told[0].Location.SourceTree)!, fix, FixAllScope.Solution, null!, [id], new Told(told, solution), TestContext.Current.CancellationToken);
        var all = await fix.GetFixAllProvider()!.GetFixAsync(context);
        Assert.NotNull(all);
        await AssertMendedAsync(id, await ApplyAsync(all), expected, left: 0, TestOptions.Default);
    }

    public static async Task<Solution> ApplyAsync(CodeAction action)
    {
        var operations = await action.GetOperationsAsync(TestContext.Current.CancellationToken);
        return Assert.IsType<ApplyChangesOperation>(Assert.Single(operations)).ChangedSolution;
    }

    /// <summary>What neither the compiler says as an error nor the rule.</summary>
    public static async Task AssertMendedAsync(string id, Solution mended, string expected, int? left, TestOptions options)
    {
        Assert.Equal(expected.ReplaceLineEndings("\n"), await TestWorkspace.ShowAsync(mended));
        foreach (var project in mended.Projects)
        {
            var compilation = await project.GetCompilationAsync(TestContext.Current.CancellationToken);
            Assert.Empty(compilation!.GetDiagnostics(TestContext.Current.CancellationToken).Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));
        }
        int told = (await TellAsync(mended, options, id)).Length;
        Assert.True(left is null ? told == 0 : told <= left, $"{id} is still told {told} times.");
    }

    static async Task<Diagnostic[]> TellAsync(Solution solution, TestOptions options, string id)
    {
        var told = new List<Diagnostic>();
        foreach (var project in solution.Projects)
        {
            var all = AnalyzerRun.ByGenerator.Contains(id) ? await GenerateAsync(project, options)
                : AnalyzerRun.Analyze((CSharpCompilation)(await project.GetCompilationAsync(TestContext.Current.CancellationToken))!, options);
            told.AddRange(all.Where(diagnostic => diagnostic.Id == id)
                .OrderBy(diagnostic => diagnostic.Location.SourceTree!.FilePath, StringComparer.Ordinal).ThenBy(diagnostic => diagnostic.Location.SourceSpan));
        }
        return [.. told];
    }

    /// <summary>What the generator says itself; an IDE offers fixes for that by its id too.</summary>
    static async Task<ImmutableArray<Diagnostic>> GenerateAsync(Project project, TestOptions options)
    {
        var compilation = await project.WithAnalyzerReferences([]).GetCompilationAsync(TestContext.Current.CancellationToken);
        return GeneratorRun.Driver(options).RunGenerators(compilation!, TestContext.Current.CancellationToken).GetRunResult().Diagnostics;
    }

    static async Task<(CodeAction Action, PushCodeFix Fix)> ChooseAsync(Solution solution, Diagnostic diagnostic, string? title)
    {
        var offers = await OffersAsync(solution, diagnostic);
        var chosen = offers.Where(offer => title is null || offer.Action.Title == title).ToArray();
        Assert.True(chosen.Length == 1, $"{diagnostic.Id} offers [{string.Join(", ", offers.Select(offer => $"\"{offer.Action.Title}\""))}]");
        return chosen[0];
    }

    static async Task<List<(CodeAction Action, PushCodeFix Fix)>> OffersAsync(Solution solution, Diagnostic diagnostic)
    {
        var offers = new List<(CodeAction, PushCodeFix)>();
        foreach (var fix in All.Where(fix => fix.FixableDiagnosticIds.Contains(diagnostic.Id)))
        {
            await fix.RegisterCodeFixesAsync(new CodeFixContext(solution.GetDocument(diagnostic.Location.SourceTree)!, diagnostic,
                (action, _) => offers.Add((action, fix)), TestContext.Current.CancellationToken));
        }
        return offers;
    }

    sealed class Told(Diagnostic[] all, Solution solution) : FixAllContext.DiagnosticProvider
    {
        public override Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken cancellationToken) =>
            Task.FromResult(all.Where(diagnostic => solution.GetDocument(diagnostic.Location.SourceTree)?.Project.Id == project.Id));

        public override Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document, CancellationToken cancellationToken) =>
            Task.FromResult(all.Where(diagnostic => solution.GetDocument(diagnostic.Location.SourceTree)?.Id == document.Id));

        public override Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, CancellationToken cancellationToken) =>
            Task.FromResult(Enumerable.Empty<Diagnostic>());
    }
}
