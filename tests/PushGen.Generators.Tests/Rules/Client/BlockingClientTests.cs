using static PushGen.Generators.Tests.Rules.Client.ClientSource;

namespace PushGen.Generators.Tests.Rules.Client;

public class BlockingClientTests
{
    const string Id = "PUSH0303";

    [Theory]
    [InlineData("""int n = client.Buy("x").[|Result|];""")]
    [InlineData("""client.Buy("x").[|Wait()|];""")]
    [InlineData("""client.Buy("x").[|Wait(1000)|];""")]
    [InlineData("""client.Buy("x").[|GetAwaiter().GetResult()|];""")]
    [InlineData("""client.Cancel().[|GetAwaiter().GetResult()|];""")]
    [InlineData("""client.Cancel().AsTask().[|Wait()|];""")]
    [InlineData("""client.Buy("x").ConfigureAwait(false).[|GetAwaiter().GetResult()|];""")]
    [InlineData("""((ITrading)client).Buy("x").[|Wait()|];""")]
    [InlineData("""foreach (var quote in client.Quotes("x").[|ToBlockingEnumerable()|]) { }""")]
    [InlineData("""foreach (var (quote, cursor) in client.Quotes("x").FromEarliest().WithCursors().[|ToBlockingEnumerable()|]) { }""")]
    [InlineData("""var all = System.Linq.Enumerable.ToList(client.History("x").[|ToBlockingEnumerable()|]);""")]
    public void Call_ThatIsBlockedOn_IsTold(string body) => AnalyzerRun.Says(Id, Members($"void M(TradingClient client) {{ {body} }}"));

    [Theory]
    [InlineData("""var a = client.Buy("a"); var b = client.Buy("b"); await Task.WhenAll(a, b); Keep(a.Result + b.Result);""")]
    [InlineData("""Keep(await client.Buy("x")); await client.Cancel().ConfigureAwait(false);""")]
    [InlineData("""_ = client.Buy("x").ContinueWith(task => task.Result);""")]
    [InlineData("""Keep(Task.FromResult(3).Result); Numbers().ToBlockingEnumerable(); Task.Delay(3).Wait();""")]
    [InlineData("""client.DisposeAsync().AsTask().Wait();""")]
    [InlineData("""Keep(client.ToString()!.Length);""")]
    public void OtherUse_IsFine(string body) => AnalyzerRun.SaysNothing(Members($$"""
        async Task M(TradingClient client) { await Task.Yield(); {{body}} }
        static void Keep(object o) { }
        static IAsyncEnumerable<int> Numbers() => throw new NotImplementedException();
        """));

    [Theory]
    [InlineData("""int n = client.Buy("x").[|Result|];""", "'Result' blocks a thread until 'Buy' has an answer from the network; use await")]
    [InlineData("""client.Buy("x").[|GetAwaiter().GetResult()|];""", "'GetResult' blocks a thread until 'Buy' has an answer from the network; use await")]
    [InlineData("""client.Quotes("x").[|ToBlockingEnumerable()|];""", "'ToBlockingEnumerable' blocks a thread until 'Quotes' has an answer from the network; use await foreach")]
    public void Message_NamesTheCall(string body, string message) =>
        Assert.Equal(message, Assert.Single(AnalyzerRun.Said(Id, Members($"void M(TradingClient client) {{ {body} }}"))).GetMessage(null));

    [Theory]
    [InlineData("""int n = client.Buy("x").Result; // one""", """int n = await client.Buy("x"); // one""")]
    [InlineData("""string n = client.Buy("x").Result.ToString();""", """string n = (await client.Buy("x")).ToString();""")]
    [InlineData("""int n = 1 + client.Buy("x").GetAwaiter().GetResult() * 2;""", """int n = 1 + await client.Buy("x") * 2;""")]
    [InlineData("""client.Cancel().AsTask().Wait();""", """await client.Cancel();""")]
    [InlineData("""client.Buy("x").ConfigureAwait(false).GetAwaiter().GetResult();""", """await client.Buy("x").ConfigureAwait(false);""")]
    [InlineData("// all\n    foreach (var quote in client.Quotes(\"x\").ToBlockingEnumerable()) { }", "// all\n    await foreach (var quote in client.Quotes(\"x\")) { }")]
    [InlineData("""foreach (var quote in client.Quotes("x").ToBlockingEnumerable(token)) { }""", """await foreach (var quote in client.Quotes("x").WithCancellation(token)) { }""")]
    public async Task Fix_Awaits(string body, string expected) => await FixRun.GivesAsync(Id, Async(body), Async(expected));

    [Theory]
    [InlineData("""int M(TradingClient client) => client.Buy("x").Result;""")]
    [InlineData("""async Task M(TradingClient client) { await Task.Yield(); if (!client.Buy("x").Wait(1000)) return; }""")]
    [InlineData("""async Task M(TradingClient client) { await Task.Yield(); Func<int> buy = () => client.Buy("x").Result; }""")]
    [InlineData("""async Task M(TradingClient client) { await Task.Yield(); var all = System.Linq.Enumerable.ToList(client.Quotes("x").ToBlockingEnumerable()); }""")]
    public async Task Fix_WhereItCannotHelp_IsNotOffered(string members) => await FixRun.OffersNothingAsync(Id, Members(members));

    [Fact]
    public async Task FixAll_MendsTheProject() => await FixRun.GivesForAllAsync(Id,
        Async("""client.Buy("x").Wait(); client.Buy("y").Wait();""") + "// --- Other.cs\nclass Other { async Task<int> M(ITrading trading) { await Task.Yield(); return trading.Buy(\"x\").Result; } }\n",
        Async("""await client.Buy("x"); await client.Buy("y");""") + "// --- Other.cs\nclass Other { async Task<int> M(ITrading trading) { await Task.Yield(); return await trading.Buy(\"x\"); } }\n");

    static string Async(string body) => Members($"async Task M(TradingClient client, CancellationToken token)\n{{\n    await Task.Yield();\n    {body}\n}}");
}
