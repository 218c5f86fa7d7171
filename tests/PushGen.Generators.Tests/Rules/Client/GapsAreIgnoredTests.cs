using static PushGen.Generators.Tests.Rules.Client.ClientSource;

namespace PushGen.Generators.Tests.Rules.Client;

public class GapsAreIgnoredTests
{
    const string Id = "PUSH0306";

    [Theory]
    [InlineData("TradingClient", """Keep(client.Quotes("x").OnGap([|GapPolicy.FromLatest|]));""")]
    [InlineData("ITrading", """Keep(client.Quotes("x").OnGap([|GapPolicy.FromLatest|]));""")]
    [InlineData("TradingClient", """Keep(client.Quotes("x").FromEarliest().OnGap(policy: [|GapPolicy.FromLatest|]).WithCursors());""")]
    [InlineData("TradingClient", """var quotes = client.Quotes("x"); Keep(quotes.OnGap([|GapPolicy.FromLatest|]));""")]
    public void Topic_WhoseItemsAllCount_IsTold(string client, string body) => AnalyzerRun.Says(Id, Source(client, body));

    [Theory]
    [InlineData("""Keep(client.Last("x").OnGap(GapPolicy.FromLatest));""")]
    [InlineData("""Keep(client.Count().OnGap(GapPolicy.FromLatest));""")]
    [InlineData("""Keep(client.Quotes("x").OnGap(GapPolicy.FromEarliest)); Keep(client.Quotes("x").OnGap(GapPolicy.Throw));""")]
    [InlineData("""Keep(client.History("x").OnGap(GapPolicy.FromLatest));""")]
    [InlineData("""var policy = GapPolicy.FromLatest; Keep(client.Quotes("x").OnGap(policy));""")]
    [InlineData("""IAsyncEnumerable<int> numbers = client.Count(); Keep(numbers.OnGap(GapPolicy.FromLatest));""")]
    public void Topic_WhoseNewestItemSaysEverything_IsFine(string body) => AnalyzerRun.SaysNothing(Source("TradingClient", body));

    [Fact]
    public void Message_NamesTheTopic() => Assert.Equal(
        "Items of 'Quotes' that get lost are skipped without a word; catch PushGapException, or make the topic SlowReader.Latest if its newest item says everything",
        Assert.Single(AnalyzerRun.Said(Id, Source("TradingClient", """Keep(client.Quotes("x").OnGap([|GapPolicy.FromLatest|]));"""))).GetMessage(null));

    static string Source(string client, string body) => Members($"void M({client} client) {{ {body} }} static void Keep(object o) {{ }}");
}
