using static PushGen.Generators.Tests.Rules.Client.ClientSource;

namespace PushGen.Generators.Tests.Rules.Client;

public class ClientIsNotDisposedTests
{
    const string Id = "PUSH0301";

    [Theory]
    [InlineData("""var client = [|new TradingClient|]("http://a"); await client.Buy("x");""")]
    [InlineData("""TradingClient client = [|new|]("http://a", new PushClientOptions { BufferSize = 3 }); await client.Buy("x");""")]
    [InlineData("""ITrading client; client = [|new TradingClient|]("http://a"); await client.Buy("x");""")]
    [InlineData("""[|new TradingClient|]("http://a");""")]
    [InlineData("""_ = [|new PushConnection|]("http://a");""")]
    [InlineData("""await [|new TradingClient|]("http://a").Buy("x");""")]
    [InlineData("""await foreach (var quote in [|new TradingClient|]("http://a").Quotes("x")) { }""")]
    [InlineData("""var connection = [|new PushConnection|]("http://a"); await using var client = new TradingClient(connection); await client.Buy("x");""")]
    [InlineData("""await using var client = new TradingClient([|new PushConnection|]("http://a")); await client.Buy("x");""")]
    [InlineData("""var client = new TradingClient([|new PushConnection|]("http://a")); client.Connection.Changed += (_, _) => { };""")]
    [InlineData("""if (symbol == "x") { var client = [|new TradingClient|]("http://a"); if (client is not null) await client.Buy("x"); }""")]
    public void Method_ThatLeavesAConnectionOpen_IsTold(string body) => AnalyzerRun.Says(Id, Method(body));

    [Theory]
    [InlineData("""await using var client = new TradingClient("http://a"); await client.Buy("x");""")]
    [InlineData("""await using (var client = new TradingClient("http://a")) { await client.Buy("x"); }""")]
    [InlineData("""var client = new TradingClient("http://a"); await using (client) await client.Buy("x");""")]
    [InlineData("""var client = new TradingClient("http://a"); await using var _ = client.ConfigureAwait(false);""")]
    [InlineData("""var client = new TradingClient("http://a"); try { await client.Buy("x"); } finally { await client.DisposeAsync(); }""")]
    [InlineData("""TradingClient? client = null; try { client = new TradingClient("http://a"); } finally { if (client != null) await client.DisposeAsync(); }""")]
    [InlineData("""await using var connection = new PushConnection("http://a"); var client = new TradingClient(connection); await client.Buy("x");""")]
    [InlineData("""var client = new TradingClient(new PushConnection("http://a")); await client.Connection.DisposeAsync();""")]
    [InlineData("""var connection = new PushConnection("http://a"); var client = new TradingClient(connection); await client.Connection.DisposeAsync();""")]
    [InlineData("""var client = new TradingClient("http://a"); token.Register(() => _ = client.DisposeAsync());""")]
    [InlineData("""var client = new TradingClient("http://a"); Keep(client); static void Keep(IAsyncDisposable d) { }""")]
    [InlineData("""var all = new List<ITrading> { new TradingClient("http://a"), new TradingClient("http://b") };""")]
    [InlineData("""ITrading[] all = [new TradingClient("http://a")]; object pair = (1, new TradingClient("http://b"));""")]
    [InlineData("""await new TradingClient("http://a").DisposeAsync();""")]
    [InlineData("""await using var client = symbol == "x" ? new TradingClient("http://a") : new TradingClient("http://b");""")]
    public void Method_ThatDisposesOrPassesOn_IsFine(string body) => AnalyzerRun.SaysNothing(Method(body));

    [Theory]
    [InlineData("""TradingClient Make() => new("http://a"); TradingClient Other() { var client = new TradingClient("http://a"); return client; } void Out(out TradingClient client) => client = new("http://a");""")]
    [InlineData("""static readonly TradingClient client = new("http://a"); readonly TradingClient other = new("http://a"); public TradingClient Mine { get; } = new("http://a");""")]
    [InlineData("""IEnumerable<ITrading> All() { yield return new TradingClient("http://a"); }""")]
    public void Class_ThatReturnsOrKeepsAClient_IsFine(string members) => AnalyzerRun.SaysNothing(Members(members));

    [Fact]
    public void Container_ThatIsGivenAClient_IsFine() => AnalyzerRun.SaysNothing("""
        using Microsoft.Extensions.DependencyInjection;
        public static class Setup
        {
            public static void Add(IServiceCollection services)
            {
                services.AddSingleton<ITrading>(new TradingClient("http://a"));
                services.AddSingleton<ITrading>(_ => new TradingClient("http://a"));
                services.AddScoped<ITrading>(_ => { var client = new TradingClient("http://a"); return client; });
            }
        }
        """ + Contract);

    [Fact]
    public void TestClass_ThatDisposesItsField_IsFine() => AnalyzerRun.SaysNothing("""
        public class TradingTests : IAsyncDisposable
        {
            readonly TradingClient client;
            public TradingTests() => client = new TradingClient("http://a");
            public ValueTask DisposeAsync() => client.DisposeAsync();
        }
        """ + Contract);

    [Fact]
    public void Controller_ThatKeepsAClient_IsTold() => AnalyzerRun.Says(Id, """
        using Microsoft.AspNetCore.Mvc;
        public class TradingController : Controller
        {
            readonly TradingClient client = [|new|]("http://a");
            public Task<int> Buy() => client.Buy("x");
        }
        public class OtherController : Controller
        {
            readonly TradingClient client = new("http://a");
            public Task<int> Buy() => client.Buy("x");
            protected override void Dispose(bool disposing) => _ = client.DisposeAsync();
        }
        """ + Contract);

    [Theory]
    [InlineData("""var client = [|new TradingClient|]("http://a"); await client.Buy("x");""",
        "The connection of this 'TradingClient' is never closed: write 'await using', or dispose it where it is no longer needed")]
    [InlineData("""await using var client = new TradingClient([|new PushConnection|]("http://a"));""",
        "The connection of this 'PushConnection' is never closed: a client leaves the connection open that it is given; let the client make its own, or keep the connection and dispose it")]
    public void Message_SaysWhatToDo(string body, string message) =>
        Assert.Equal(message, Assert.Single(AnalyzerRun.Said(Id, Method(body))).GetMessage(null));

    [Theory]
    [InlineData("""    var client = new TradingClient("http://a");   // mine""", """    await using var client = new TradingClient("http://a");   // mine""")]
    [InlineData("// first\n\nTradingClient client = new(\"http://a\");", "// first\n\nawait using TradingClient client = new(\"http://a\");")]
    [InlineData("""await using var client = new TradingClient(new PushConnection("http://a", new()));""", """await using var client = new TradingClient("http://a", new());""")]
    public async Task Fix_WritesWhatEndsTheConnection(string body, string expected) => await FixRun.GivesAsync(Id, Method(body), Method(expected));

    [Fact]
    public async Task Fix_InAProgram_WritesAwaitUsing() => await FixRun.GivesAsync(Id,
        "// The desk.\nvar client = new TradingClient(\"http://a\");\nConsole.WriteLine(await client.Buy(\"x\"));\n" + Contract,
        "// The desk.\nawait using var client = new TradingClient(\"http://a\");\nConsole.WriteLine(await client.Buy(\"x\"));\n" + Contract);

    [Theory]
    [InlineData("""void M() { var client = new TradingClient("http://a"); _ = client.Buy("x"); }""")]
    [InlineData("""async Task M() { var client = new TradingClient("http://a"); await client.Buy("x"); client = null; }""")]
    [InlineData("""async Task M() { await new TradingClient("http://a").Buy("x"); }""")]
    [InlineData("""async Task M(int n) { switch (n) { case 1: var client = new TradingClient("http://a"); await client.Buy("x"); break; } }""")]
    public async Task Fix_WhereItWouldNotCompile_IsNotOffered(string members) =>
        await FixRun.OffersNothingAsync(Id, Members(members), TestOptions.Default with { Nullable = Microsoft.CodeAnalysis.NullableContextOptions.Annotations });

    [Fact]
    public async Task FixAll_MendsTheSolution() => await FixRun.GivesForAllAsync(Id, Contract + """
        class A { async Task M() { var one = new TradingClient("http://a"); var two = new PushConnection("http://a"); await one.Buy("x"); } }
        // --- B.cs
        class B { async Task M() { var one = new TradingClient("http://a"); await one.Buy("x"); } }

        """, Contract + """
        class A { async Task M() { await using var one = new TradingClient("http://a"); await using var two = new PushConnection("http://a"); await one.Buy("x"); } }
        // --- B.cs
        class B { async Task M() { await using var one = new TradingClient("http://a"); await one.Buy("x"); } }

        """);
}
