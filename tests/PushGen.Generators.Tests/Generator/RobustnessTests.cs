using System.Diagnostics;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace PushGen.Generators.Tests.Generator;

/// <summary>Code is incomplete most of the time while it is written. Generator and analyzers never throw on it, and never take long.</summary>
public class RobustnessTests
{
    const string Everything = """
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

    static readonly TimeSpan TooLong = TimeSpan.FromSeconds(2);

    static readonly TestOptions Options = TestOptions.Default with { Language = LanguageVersion.CSharp13 };

    static readonly Dictionary<string, string> Sources = SnapshotTests.Sources.Append(new("Everything", Everything)).ToDictionary();

    public static TheoryData<string> Names => [.. Sources.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void EveryPrefix_IsSurvived(string name)
    {
        string source = Sources[name];
        foreach (int end in Tokens(source).Select(token => token.Span.End).Distinct())
            Survives(source[..end], "prefix");
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void EveryMissingToken_IsSurvived(string name)
    {
        string source = Sources[name];
        foreach (var token in Tokens(source).Where(token => token.Span.Length > 0))
            Survives(source.Remove(token.SpanStart, token.Span.Length), "missing token");
    }

    [Fact]
    public void RandomEdits_AreSurvived()
    {
        int seed = RandomEdits.Seed, edits = RandomEdits.Count(1500);
        var random = new Random(seed);
        string[][] words = [.. Sources.Values.Select(source => Tokens(source).Select(token => token.ToFullString()).ToArray())];
        for (int i = 0; i < edits; i++)
            Survives(RandomEdits.Of(words[random.Next(words.Length)], random), string.Create(CultureInfo.InvariantCulture, $"seed {seed}, edit {i}"));
    }

    static IEnumerable<SyntaxToken> Tokens(string source) =>
        CSharpSyntaxTree.ParseText(source, cancellationToken: TestContext.Current.CancellationToken).GetRoot(TestContext.Current.CancellationToken).DescendantTokens();

    static void Survives(string source, string what)
    {
        // What hangs hangs again; a machine that was busy with something else does not.
        var took = Time(source, what);
        if (took > TooLong)
            took = Time(source, what);
        Assert.True(took < TooLong, $"{what} took {took}\n{source}");
    }

    static TimeSpan Time(string source, string what)
    {
        long start = Stopwatch.GetTimestamp();
        var driver = GeneratorRun.Driver(Options, track: false)
            .RunGeneratorsAndUpdateCompilation(TestCompilation.Create(source, Options), out var output, out var diagnostics, TestContext.Current.CancellationToken);
        var result = driver.GetRunResult().Results[0];

        Assert.True(result.Exception is null, $"{what}\n{result.Exception}\n{source}");
        Assert.DoesNotContain(diagnostics, diagnostic => diagnostic.Id is "CS8785" or "CS8784");
        foreach (var diagnostic in AnalyzerRun.Analyze((CSharpCompilation)output))
            Assert.True(diagnostic.Id != "AD0001", $"{what}\n{diagnostic}\n{source}");
        return Stopwatch.GetElapsedTime(start);
    }
}
