using static PushGen.Generators.Tests.Rules.Server.ShopSource;

namespace PushGen.Generators.Tests.Rules.Server;

public class TopicIsResolvedInLoopTests
{
    const string Id = "PUSH0205";

    static string Desk(string body) => $$"""
        {{Usings}}
        public class Desk(ShopPublisher publisher, PushContext context)
        {
            readonly string product = "tea";
            string other = "coffee";
            string Name { get; set; } = "milk";
            public async Task RunAsync(string key, decimal[] amounts, string[] keys)
            {
                {{body}}
            }
            public override string ToString() => product + other + Name + publisher + context;
        }
        {{Topics}}
        """;

    [Theory]
    [InlineData("foreach (var a in amounts) await [|publisher.Prices(key)|].PublishAsync(a);")]
    [InlineData("for (int i = 0; i < 3; i++) { await [|publisher.Prices(\"x\")|].PublishAsync(i); await [|publisher.News()|].PublishAsync(\"x\"); }")]
    [InlineData("while (true) { await Task.Delay(1); await [|publisher.Prices(product)|].PublishAsync(1); await [|publisher.Orders(context.UserId)|].PublishAsync(\"x\"); }")]
    [InlineData("foreach (var k in keys) foreach (var a in amounts) await [|publisher.Prices(k)|].PublishAsync(a);")]
    [InlineData("key = \"x\"; do { await [|this.Publisher.Prices(key)|].PublishAsync(1); } while (key.Length > 0);")]
    public void SameTopic_IsTold(string body) => AnalyzerRun.Says(Id, Desk(body).Replace("readonly string product", "readonly ShopPublisher Publisher = new(new PushTopics()); readonly string product", StringComparison.Ordinal));

    [Theory]
    [InlineData("foreach (var k in keys) await publisher.Prices(k).PublishAsync(1);")]
    [InlineData("for (int i = 0; i < 3; i++) await publisher.Prices(keys[i]).PublishAsync(i);")]
    [InlineData("while (key.Length < 9) { key += \"x\"; await publisher.Prices(key).PublishAsync(1); }")]
    [InlineData("void Next() => key += \"x\"; while (key.Length < 9) { Next(); await publisher.Prices(key).PublishAsync(1); }")]
    [InlineData("while (true) { (key, _) = (\"x\", 3); await publisher.Prices(key).PublishAsync(1); }")]
    [InlineData("foreach (var a in amounts) { await publisher.Prices(other).PublishAsync(a); await publisher.Prices(Name).PublishAsync(a); await publisher.Prices(key + a).PublishAsync(a); }")]
    [InlineData("var prices = publisher.Prices(key); foreach (var a in amounts) await prices.PublishAsync(a);")]
    [InlineData("foreach (var a in amounts) { Func<Task> tell = async () => await publisher.News().PublishAsync(\"x\"); await tell(); }")]
    [InlineData("if (keys.Length > 0) await publisher.News().PublishAsync(\"x\");")]
    public void OtherTopicOrNoLoop_IsFine(string body) => AnalyzerRun.SaysNothing(Desk(body));

    [Fact]
    public Task Fix_KeepsCommentsAndTakesTheOutermostLoop() => FixRun.GivesAsync(Id,
        Desk("string prices = key;\n        // all of them\n        foreach (var k in keys)\n        {\n            foreach (var a in amounts)\n                await publisher.Prices(prices).PublishAsync(a);\n        }"),
        Desk("string prices = key;\n        // all of them\n        var prices1 = publisher.Prices(prices);\n        foreach (var k in keys)\n        {\n            foreach (var a in amounts)\n                await prices1.PublishAsync(a);\n        }"));

    [Fact]
    public Task Fix_InProgram_IsAStatementOfItsOwn() => FixRun.GivesAsync(Id,
        Program("var publisher = new ShopPublisher(new PushTopics());\nfor (int i = 0; i < 3; i++)\n    await publisher.Prices(\"x\").PublishAsync(i);", Topics),
        Program("var publisher = new ShopPublisher(new PushTopics());\nvar prices = publisher.Prices(\"x\");\nfor (int i = 0; i < 3; i++)\n    await prices.PublishAsync(i);", Topics));

    [Fact]
    public Task FixAll_TakesEachTopicOnce() => FixRun.GivesForAllAsync(Id,
        Desk("foreach (var a in amounts)\n        {\n            await publisher.Prices(key).PublishAsync(a);\n            await publisher.News().PublishAsync(\"x\");\n            await publisher.Prices(key).PublishAsync(-a);\n        }"),
        Desk("var prices = publisher.Prices(key);\n        var news = publisher.News();\n        foreach (var a in amounts)\n        {\n            await prices.PublishAsync(a);\n            await news.PublishAsync(\"x\");\n            await prices.PublishAsync(-a);\n        }"));

    [Fact]
    public Task Fix_WithoutABlockAround_OffersNothing() => FixRun.OffersNothingAsync(Id, Desk("if (key.Length > 0)\n            foreach (var a in amounts)\n                await publisher.News().PublishAsync(\"x\");"));
}
