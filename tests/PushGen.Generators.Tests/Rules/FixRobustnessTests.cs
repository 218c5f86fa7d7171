using System.Globalization;
using Microsoft.CodeAnalysis.CSharp;

namespace PushGen.Generators.Tests.Rules;

/// <summary>Fixes are asked while code is being written, and whoever asks may not know which he wants. They never throw, and mend what they can.</summary>
public class FixRobustnessTests
{
    static readonly RulePage[] Pages = [.. FixRun.All.SelectMany(fix => fix.FixableDiagnosticIds).Distinct().Order(StringComparer.Ordinal).Select(id => new RulePage(id))];

    /// <summary>The mistakes of the pages, with tokens deleted, doubled or swapped.</summary>
    [Fact]
    public async Task RandomEditsOfMistakes_FixesSurvive()
    {
        int seed = RandomEdits.Seed, edits = RandomEdits.Count(60), applied = 0;
        var random = new Random(seed);
        for (int i = 0; i < edits; i++)
        {
            var page = Pages[random.Next(Pages.Length)];
            string source = RandomEdits.Of(Words(page.Example), random);
            try
            {
                applied += await FixRun.ApplyEachAsync(source, page.Options);
            }
            catch (Exception e)
            {
                Assert.Fail(string.Create(CultureInfo.InvariantCulture, $"seed {seed}, edit {i}, {page.Id}\n{e}\n{source}"));
            }
        }
        Assert.True(applied > edits / 10, $"Only {applied} fixes were applied.");
    }

    [Fact]
    public Task KeyOfNoFix_MendsWithTheFirstThatIsOffered() => FixRun.GivesWithoutChoiceAsync("PUSH0008",
        """
        [PushContract]
        public interface ITrading
        {
            int Count { get; }
            Task Buy(CancellationToken cancellationToken, string symbol);
            Task Sell(CancellationToken cancellationToken, string symbol);
        }
        """,
        """
        [PushContract]
        public interface ITrading
        {
            int Count { get; }
            Task Buy(string symbol, CancellationToken cancellationToken);
            Task Sell(string symbol, CancellationToken cancellationToken);
        }
        """);

    static string[] Words(string source) =>
        [.. CSharpSyntaxTree.ParseText(source, cancellationToken: TestContext.Current.CancellationToken).GetRoot(TestContext.Current.CancellationToken).DescendantTokens().Select(token => token.ToFullString())];
}
