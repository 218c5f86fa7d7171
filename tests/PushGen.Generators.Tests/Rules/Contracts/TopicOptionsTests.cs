namespace PushGen.Generators.Tests.Rules.Contracts;

public class TopicOptionsTests
{
    const string Id = "PUSH0018";

    [Theory]
    [InlineData("[|Retain = 0|]", "Retain = 0: it has to be at least 1")]
    [InlineData("[|RetainBytes = -1|]", "RetainBytes = -1: it has to be at least 1")]
    [InlineData("[|RetainSeconds = -1|]", "RetainSeconds = -1: it has to be at least 0")]
    [InlineData("[|Replay = -1|], Retain = 3", "Replay = -1: it has to be at least 0")]
    [InlineData("[|Replay = 1001|]", "Replay = 1001: it retains only 1000 items (Retain)")]
    [InlineData("Retain = 5, [|Replay = 6|]", "Replay = 6: it retains only 5 items (Retain)")]
    [InlineData("SlowReader = SlowReader.Latest, [|Replay = 2|]", "Replay = 2: with SlowReader.Latest a reader is given the newest item only, so that it is 0 or 1")]
    public void Option_ThatMakesNoSense_IsTold(string options, string message) => Assert.Equal($"The topic 'ITrading.Quotes' cannot have {message}",
        Assert.Single(AnalyzerRun.Said(Id, Contract(options))).GetMessage(null));

    [Theory]
    [InlineData("Retain = 1, Replay = 1, RetainSeconds = 0, RetainBytes = 1")]
    [InlineData("Replay = 1000")]
    [InlineData("Replay = 1, SlowReader = SlowReader.Latest")]
    [InlineData("Replay = 5, SlowReader = SlowReader.CatchUp, Gated = true, PerUser = true")]
    public void Options_ThatAgree_AreFine(string options) => AnalyzerRun.SaysNothing(Contract(options));

    [Fact]
    public void InheritedTopic_IsToldAtTheContract() =>
        AnalyzerRun.Says(Id, "public interface IBase { [Topic(Retain = 0)] IAsyncEnumerable<int> A(); } [PushContract] public interface [|ITrading|] : IBase;");

    [Theory]
    [InlineData("Retain = 0", "Retain = 1")]
    [InlineData("Replay = 2000", "Replay = 2000, Retain = 2000")]
    [InlineData("Retain = 5, Replay = 6", "Retain = 6, Replay = 6")]
    [InlineData("Replay = 2, SlowReader = SlowReader.Latest", "Replay = 1, SlowReader = SlowReader.Latest")]
    [InlineData("RetainSeconds = -1, Gated = true", "Gated = true")]
    public async Task Fix_SetsWhatWasMeant(string before, string after) => await FixRun.GivesAsync(Id, Contract(before), Contract(after));

    [Fact]
    public async Task Fix_OfTheOnlyOption_LeavesNoParentheses() =>
        await FixRun.GivesAsync(Id, Contract("RetainSeconds = -1"), Contract("").Replace("Topic()", "Topic", StringComparison.Ordinal), "Remove RetainSeconds");

    [Theory]
    [InlineData("Retain = -1")]
    [InlineData("RetainBytes = 0")]
    [InlineData("Replay = -1")]
    public async Task Fix_WhereNoValueIsObvious_IsNotOffered(string options) => await FixRun.OffersNothingAsync(Id, Contract(options));

    [Fact]
    public async Task FixAll_SetsOneOptionEverywhere() => await FixRun.GivesForAllAsync(Id, """
        [PushContract] public interface ITrading { [Topic(Replay = 2000)] IAsyncEnumerable<int> A(); [Topic(Replay = 3000)] IAsyncEnumerable<int> B(); }
        // --- Other.cs
        [PushContract] public interface IOther { [Topic(Replay = 4000)] IAsyncEnumerable<int> A(); }

        """, """
        [PushContract] public interface ITrading { [Topic(Replay = 2000, Retain = 2000)] IAsyncEnumerable<int> A(); [Topic(Replay = 3000, Retain = 3000)] IAsyncEnumerable<int> B(); }
        // --- Other.cs
        [PushContract] public interface IOther { [Topic(Replay = 4000, Retain = 4000)] IAsyncEnumerable<int> A(); }

        """);

    static string Contract(string options) => $"[PushContract] public interface ITrading {{ [Topic({options})] IAsyncEnumerable<int> Quotes(); }}";
}
