using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace PushGen.Generators.Tests.Generator;

/// <summary>Code is incomplete most of the time while it is written. Generator and analyzers never throw on it.</summary>
public class RobustnessTests
{
    const string Source = """
        using PushGen.AspNetCore;
        [assembly: GeneratePushServer(typeof(Shop.ITrading), Internal = true)]
        namespace Shop;
        public enum Side { Buy = -1, Sell }
        [System.Text.Json.Serialization.JsonDerivedType(typeof(Part<int>), "part")] public abstract class Whole { public Func<int>? F; public List<DateTime> Days { get; } = []; }
        public class Part<T>(object? tag, T next) : Whole { public Part() : this(null, default!) { } public T Next { get; private set; } = next; public (int A, string) Pair { get; init; } }
        public interface IBase<T> { Task<T?> Last(params T[] values); event Action? Changed; }
        [PushContract("trading", TypeName = "Deals", KeepJsonNaming = true)]
        public partial interface ITrading : IBase<(int Id, string? Name)>, IAsyncDisposable
        {
            [Topic(Replay = 1, SlowReader = SlowReader.Latest, Gated = true), PushName("quotes-2")]
            IAsyncEnumerable<List<int?>> Quotes<U>([PushName("s")] string symbol = "a\"b", Side side = (Side)3, CancellationToken cancellationToken = default) where U : struct;
            static abstract int Count { get; init; }
            [Idempotent] unsafe ValueTask Upload(ref IAsyncEnumerable<byte[]> parts, in int* a, decimal d = -1.5m);
            Task<Dictionary<Part<Whole>, Whole[,]>?> Send(Part<Part<DateTime>[]> part, Whole whole);
            Task Helper() => Task.CompletedTask;
            dynamic this[int i] { get; set; }
        }
        """;

    public static TheoryData<int> Parts => [0, 1, 2, 3];

    [Theory]
    [MemberData(nameof(Parts))]
    public void EveryPrefix_IsSurvived(int part)
    {
        int n = 0;
        foreach (int end in TokenEnds())
        {
            if (n++ % Parts.Count == part)
                Survives(Source[..end]);
        }
    }

    [Theory]
    [MemberData(nameof(Parts))]
    public void EveryMissingToken_IsSurvived(int part)
    {
        int n = 0;
        foreach (var token in Root().DescendantTokens())
        {
            if (n++ % Parts.Count == part)
                Survives(Source.Remove(token.SpanStart, token.Span.Length));
        }
    }

    [Fact]
    public void RandomEdits_AreSurvived()
    {
        int seed = Environment.TickCount;
        var random = new Random(seed);
        SyntaxToken[] tokens = [.. Root().DescendantTokens()];
        for (int i = 0; i < 60; i++)
        {
            var words = tokens.Select(token => token.ToFullString()).ToList();
            for (int edits = random.Next(1, 4); edits > 0; edits--)
            {
                int at = random.Next(words.Count), other = random.Next(words.Count);
                switch (random.Next(3))
                {
                    case 0: words.RemoveAt(at); break;
                    case 1: words.Insert(other, words[at]); break;
                    default: (words[at], words[other]) = (words[other], words[at]); break;
                }
            }
            Survives(string.Concat(words), $"seed {seed}, edit {i}");
        }
    }

    static SyntaxNode Root() => CSharpSyntaxTree.ParseText(Source, cancellationToken: TestContext.Current.CancellationToken).GetRoot(TestContext.Current.CancellationToken);

    static IEnumerable<int> TokenEnds() => Root().DescendantTokens().Select(token => token.Span.End).Distinct();

    static void Survives(string source, string what = "")
    {
        var options = TestOptions.Default with { Language = LanguageVersion.CSharp13 };
        var driver = GeneratorRun.Driver(options).RunGeneratorsAndUpdateCompilation(TestCompilation.Create(source, options), out var output, out var diagnostics);
        var result = driver.GetRunResult().Results[0];

        Assert.True(result.Exception is null, $"{what}\n{result.Exception}\n{source}");
        Assert.DoesNotContain(diagnostics, diagnostic => diagnostic.Id is "CS8785" or "CS8784");
        foreach (var diagnostic in AnalyzerRun.Analyze((CSharpCompilation)output))
            Assert.True(diagnostic.Id != "AD0001", $"{what}\n{diagnostic}\n{source}");
    }
}
