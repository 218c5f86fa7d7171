using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeRefactorings;

namespace PushGen.Generators.Tests.Infrastructure;

/// <summary>Applies refactorings as an IDE does, with the cursor or selection at the mark <c>[|…|]</c> of the first file.</summary>
static class RefactoringRun
{
    public static async Task GivesAsync(CodeRefactoringProvider refactoring, string marked, string expected, string? title = null, TestOptions? options = null)
    {
        options ??= TestOptions.Default;
        var offers = await OffersAsync(refactoring, marked, options);
        var chosen = offers.Where(offer => title is null || offer.Title == title).ToArray();
        Assert.True(chosen.Length == 1, $"Offered: [{string.Join(", ", offers.Select(offer => $"\"{offer.Title}\""))}]");
        await FixRun.AssertMendedAsync("", await FixRun.ApplyAsync(chosen[0]), expected, left: 0, options);
    }

    public static async Task OffersNothingAsync(CodeRefactoringProvider refactoring, string marked, TestOptions? options = null) =>
        Assert.Empty(await OffersAsync(refactoring, marked, options ?? TestOptions.Default));

    static async Task<List<CodeAction>> OffersAsync(CodeRefactoringProvider refactoring, string marked, TestOptions options)
    {
        var (source, spans) = Marks.Parse(marked);
        var document = TestWorkspace.Create(source, options).Projects.First().Documents.First(document => document.Name != "Usings.cs");
        var offers = new List<CodeAction>();
        await refactoring.ComputeRefactoringsAsync(new CodeRefactoringContext(document, Assert.Single(spans), offers.Add, TestContext.Current.CancellationToken));
        return offers;
    }
}
