using System.Globalization;
using Microsoft.CodeAnalysis.CSharp;

namespace PushGen.Generators.Tests.Generator;

/// <summary>The same contracts give the same bytes, whoever compiles them, where and how often.</summary>
public class DeterminismTests
{
    const string Text = """
        namespace Shop;
        public enum Level { Low = -1, High }
        [PushContract]
        public interface IInfo
        {
            [Topic(Retain = -5)] IAsyncEnumerable<int> Items(string id, double ratio = -1.5, decimal price = 1234.5m, Level level = (Level)(-7));
            Task<int> INSERT(long big = -9000000000, float small = 1e-10f, DateTime when = default);
        }
        """;

    static readonly (string, string)[] Files =
        [("IInfo.cs", Text), ("IChat.cs", "[PushContract] public interface IChat { Task Say(string text); }"), ("IOther.cs", "namespace Shop; [PushContract] public interface IOther { Task Go(); }")];

    /// <summary>
    /// Turkish has another upper case of i, German another decimal point, Swedish another minus. Tests run without the data of cultures, and
    /// then only the numbers are foreign; with DOTNET_SYSTEM_GLOBALIZATION_INVARIANT=0, where there are such data, it is all of it.
    /// </summary>
    public static TheoryData<string> Cultures => ["tr-TR", "de-DE", "sv-SE"];

    [Theory]
    [MemberData(nameof(Cultures))]
    public void Output_InAnotherCulture_IsTheSame(string culture)
    {
        string expected = Output(TestProject.Untracked(Files)), found;
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = Culture(culture);
            Assert.NotEqual("-1.5", (-1.5).ToString(CultureInfo.CurrentCulture));
            found = Output(TestProject.Untracked(Files));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
        Assert.Equal(expected, found);
    }

    [Fact]
    public void Output_OfSourcesWithOtherLineEndings_IsTheSame()
    {
        string[] texts = [.. new[] { "\n", "\r\n", "\r" }.Select(ending => Output(TestProject.Untracked(("IInfo.cs", Text.ReplaceLineEndings(ending)))))];

        Assert.Single(texts.Distinct());
        Assert.DoesNotContain('\r', texts[0]);
    }

    [Fact]
    public void Output_WithFilesInAnotherOrder_IsTheSame() =>
        Assert.Equal(Output(TestProject.Untracked(Files)), Output(TestProject.Untracked([.. Files.Reverse()])));

    [Fact]
    public async Task Output_OfManyRunsAtOnce_IsTheSame()
    {
        string expected = Output(TestProject.Untracked(Files));
        // One compilation for all of them: what is remembered is shared.
        var shared = TestProject.Untracked(Files).Compilation;
        var runs = Enumerable.Range(0, 16).Select(_ => Task.Run(() => Output(TestProject.Untracked().With(shared)), TestContext.Current.CancellationToken));

        Assert.All(await Task.WhenAll(runs), text => Assert.Equal(expected, text));
    }

    static CultureInfo Culture(string name)
    {
        bool hasData = Environment.GetEnvironmentVariable("DOTNET_SYSTEM_GLOBALIZATION_INVARIANT") == "0";
        var culture = hasData ? new CultureInfo(name) : (CultureInfo)CultureInfo.InvariantCulture.Clone();
        culture.NumberFormat.NumberDecimalSeparator = ",";
        culture.NumberFormat.NegativeSign = "\u2212";
        return culture;
    }

    /// <summary>The compiler orders files by when it found the contracts; each file by itself is what must not differ.</summary>
    static string Output(TestProject project) => string.Join("\n", project.Result.Results[0].GeneratedSources
        .OrderBy(source => source.HintName, StringComparer.Ordinal)
        .Select(source => $"{source.HintName} {Convert.ToHexString([.. source.SourceText.GetChecksum()])}\n{source.SourceText}"));
}
