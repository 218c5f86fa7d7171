using static PushGen.Generators.Tests.Rules.Client.ClientSource;

namespace PushGen.Generators.Tests.Rules.Client;

public class SubscriptionIsDroppedTests
{
    const string Id = "PUSH0302";

    [Theory]
    [InlineData("TradingClient client", """client.[|Quotes|]("x");""")]
    [InlineData("ITrading client", """client.[|Quotes|]("x");""")]
    [InlineData("TradingClient client", """client.[|History|]("x");""")]
    [InlineData("TradingClient client", """var quotes = client.[|Quotes|]("x");""")]
    [InlineData("ITrading client", """var quotes = client.Quotes("x").[|OnGap|](GapPolicy.FromEarliest);""")]
    [InlineData("TradingClient client", """client.Quotes("x").[|FromEarliest|]();""")]
    [InlineData("TradingClient client", """client.Quotes("x").[|WithCursors|]();""")]
    [InlineData("ITrading client", """client.Quotes("x").[|FromEarliest|]();""")]
    [InlineData("TradingClient client", """var quotes = client.Quotes("x"); quotes.[|OnGap|](GapPolicy.FromEarliest); await foreach (var quote in quotes) { }""")]
    public void Subscription_ThatIsNeverEnumerated_IsTold(string client, string body) => AnalyzerRun.Says(Id, Members($"async Task M({client}) {{ await Task.Yield(); {body} }}"));

    [Theory]
    [InlineData("""await foreach (var quote in client.Quotes("x")) { }""")]
    [InlineData("""var quotes = client.Quotes("x"); await foreach (var quote in quotes) { }""")]
    [InlineData("""var quotes = client.Quotes("x"); quotes = quotes.FromEarliest(); Keep(quotes);""")]
    [InlineData("""_ = client.Quotes("x");""")]
    [InlineData("""Throws(() => client.Quotes("x"));""")]
    [InlineData("""Keep(client.Quotes("x")); Func<object> make = () => client.Quotes("x");""")]
    [InlineData("""await client.Buy("x"); client.Buy("x").Wait(0);""", "PUSH0303")]
    [InlineData("""var quotes = client.Quotes("x"); Func<Task> read = async () => { await foreach (var quote in quotes) { } };""")]
    [InlineData("""Numbers(); var numbers = Numbers();""")]
    public void OtherUse_IsFine(string body, string? other = null)
    {
        var said = AnalyzerRun.Tell(Members($$"""
            async Task M(TradingClient client) { await Task.Yield(); {{body}} }
            static void Throws(Action action) => action();
            static void Keep(object o) { }
            static IAsyncEnumerable<int> Numbers() => throw new NotImplementedException();
            """));

        Assert.Equal(other is null ? [] : [other], said.Select(diagnostic => diagnostic.Id));
    }

    [Theory]
    [InlineData("""client.[|Quotes|]("x");""", "The result of 'Quotes' is dropped: nothing is sent before it is enumerated with await foreach")]
    [InlineData("""client.Quotes("x").[|FromEarliest|]();""", "The result of 'FromEarliest' is dropped: it is a changed copy of the subscription, which stays as it is")]
    public void Message_SaysWhy(string body, string message) =>
        Assert.Equal(message, Assert.Single(AnalyzerRun.Said(Id, Members($"void M(TradingClient client) {{ {body} }}"))).GetMessage(null));

    [Theory]
    [InlineData("        client.Quotes(symbol);   // all", "        await foreach (var quote in client.Quotes(symbol))\n        {\n        }   // all")]
    [InlineData("        var quotes = client.Quotes(symbol, token);", "        await foreach (var quote in client.Quotes(symbol, token))\n        {\n        }")]
    [InlineData("        client.Count();", "        await foreach (var item in client.Count())\n        {\n        }")]
    [InlineData("        int quote = 3;\n        client.Quotes($\"{quote}\");", "        int quote = 3;\n        await foreach (var quote2 in client.Quotes($\"{quote}\"))\n        {\n        }")]
    [InlineData("        var quotes = client.Quotes(symbol);\n        quotes.FromEarliest(); // all\n        await foreach (var quote in quotes) { }",
        "        var quotes = client.Quotes(symbol);\n        quotes = quotes.FromEarliest(); // all\n        await foreach (var quote in quotes) { }")]
    public async Task Fix_UsesTheSubscription(string body, string expected) => await FixRun.GivesAsync(Id, Async(body), Async(expected));

    [Fact]
    public async Task Fix_WhereNothingCanBeAwaited_IsNotOffered() => await FixRun.OffersNothingAsync(Id, Members("""
        void M(TradingClient client) { client.Quotes("x"); }
        async Task N(TradingClient client) { await Task.Yield(); lock (client) { client.Quotes("x"); } if (client != null) client.Quotes("x"); }
        """));

    [Fact]
    public async Task FixAll_MendsTheProject() => await FixRun.GivesForAllAsync(Id,
        Async("        client.Quotes(symbol);\n        client.History(symbol);"),
        Async("        await foreach (var quote in client.Quotes(symbol))\n        {\n        }\n        await foreach (var quote in client.History(symbol))\n        {\n        }"));

    static string Async(string body) => Members($"    async Task M(TradingClient client, string symbol, CancellationToken token)\n    {{\n        await Task.Yield();\n{body}\n    }}");
}
