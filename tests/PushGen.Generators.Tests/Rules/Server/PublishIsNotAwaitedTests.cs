using static PushGen.Generators.Tests.Rules.Server.ShopSource;

namespace PushGen.Generators.Tests.Rules.Server;

public class PublishIsNotAwaitedTests
{
    const string Id = "PUSH0203";

    [Theory]
    [InlineData("publisher.News().[|PublishAsync|](product); return Task.FromResult(1);")]
    [InlineData("publisher.News().[|PublishAsync|](product).ConfigureAwait(false); return Task.FromResult(1);")]
    [InlineData("publisher.News().[|PublishAsync|](product).AsTask(); return Task.FromResult(1);")]
    [InlineData("Topic<string>? news = publisher.News(); news?.[|PublishAsync|](product); return Task.FromResult(1);")]
    [InlineData("new List<string>().ForEach(one => publisher.News().[|PublishAsync|](one)); return Task.FromResult(1);")]
    [InlineData("void Tell() => publisher.News().[|PublishAsync|](product); Tell(); return Task.FromResult(1);")]
    public void Dropped_IsTold(string body) => AnalyzerRun.Says(Id, Body(body));

    [Theory]
    [InlineData("_ = publisher.News().PublishAsync(product); return Task.FromResult(1);")]
    [InlineData("var sent = publisher.News().PublishAsync(product); return sent.AsTask().ContinueWith(_ => 1, cancellationToken);")]
    [InlineData("return Task.WhenAll(publisher.News().PublishAsync(product).AsTask()).ContinueWith(_ => 1, cancellationToken);")]
    [InlineData("Func<ValueTask<PushCursor>> tell = () => publisher.News().PublishAsync(product); return tell().AsTask().ContinueWith(_ => 1, cancellationToken);")]
    public void Kept_IsFine(string body) => AnalyzerRun.SaysNothing(Body(body));

    /// <summary>The compiler says it there, and one voice is enough.</summary>
    [Fact]
    public void AsyncMethod_IsTheCompilers() => AnalyzerRun.SaysNothing(
        Body("return Task.FromResult(1);", "public async Task A() { await Task.Yield(); publisher.News().PublishAsync(\"x\"); }"), TestOptions.Default with { Expected = ["CS4014"] });

    [Fact]
    public void Message_NamesTheTopic() => Assert.Equal("The publish to 'publisher.News()' is not awaited; await it, or write '_ =' if its failure does not matter",
        Assert.Single(AnalyzerRun.Said(Id, Body("publisher.News().[|PublishAsync|](product); return Task.FromResult(1);"))).GetMessage(null));

    static string Method(string declaration) => Usings + "public class Desk(ShopPublisher publisher)\n{\n    " + declaration + "\n}\n" + Topics;

    [Theory]
    [InlineData("public Task A()\n    {\n        publisher.News().PublishAsync(\"x\");\n        return Task.CompletedTask;\n    }",
        "public async Task A()\n    {\n        await publisher.News().PublishAsync(\"x\");\n    }")]
    [InlineData("Task A(bool b) // why\n    {\n        if (b)\n            return Task.CompletedTask;\n        // tell\n        publisher.News().PublishAsync(\"x\").ConfigureAwait(false);\n        return Task.Delay(1);\n    }",
        "async Task A(bool b) // why\n    {\n        if (b)\n            return;\n        // tell\n        await publisher.News().PublishAsync(\"x\").ConfigureAwait(false);\n        await Task.Delay(1);\n    }")]
    [InlineData("public ValueTask<int> A()\n    {\n        publisher.News().PublishAsync(\"x\");\n        return new ValueTask<int>(3);\n    }",
        "public async ValueTask<int> A()\n    {\n        await publisher.News().PublishAsync(\"x\");\n        return 3;\n    }")]
    [InlineData("public static Task<int> A(ShopPublisher publisher)\n    {\n        publisher.News().PublishAsync(\"x\");\n        return Task.Run(() => 3);\n    }",
        "public static async Task<int> A(ShopPublisher publisher)\n    {\n        await publisher.News().PublishAsync(\"x\");\n        return await Task.Run(() => 3);\n    }")]
    [InlineData("public Delegate A() => (ShopPublisher publisher, string text) =>\n    {\n        publisher.News().PublishAsync(text);\n        return text;\n    };",
        "public Delegate A() => async (ShopPublisher publisher, string text) =>\n    {\n        await publisher.News().PublishAsync(text);\n        return text;\n    };")]
    [InlineData("public Func<Task> A() => () =>\n    {\n        publisher.News().PublishAsync(\"x\");\n        return Task.CompletedTask;\n    };",
        "public Func<Task> A() => async () =>\n    {\n        await publisher.News().PublishAsync(\"x\");\n    };")]
    public Task Fix_AwaitsAndMakesAsync(string before, string after) => FixRun.GivesAsync(Id, Method(before), Method(after));

    [Fact]
    public Task Fix_InProgram_Awaits() => FixRun.GivesAsync(Id,
        Program("var publisher = new ShopPublisher(new PushTopics());\npublisher.News().PublishAsync(\"x\");", Topics),
        Program("var publisher = new ShopPublisher(new PushTopics());\nawait publisher.News().PublishAsync(\"x\");", Topics));

    [Fact]
    public Task FixAll_OfOneMethodAndTwoFiles() => FixRun.GivesForAllAsync(Id,
        Method("public Task A()\n    {\n        publisher.News().PublishAsync(\"x\");\n        publisher.News().PublishAsync(\"y\");\n        return Task.CompletedTask;\n    }")
            + "// --- Other.cs\nclass Other { public Task A(ShopPublisher publisher) { publisher.News().PublishAsync(\"x\"); return Task.CompletedTask; } }\n",
        Method("public async Task A()\n    {\n        await publisher.News().PublishAsync(\"x\");\n        await publisher.News().PublishAsync(\"y\");\n    }")
            + "// --- Other.cs\nclass Other { public async Task A(ShopPublisher publisher) { await publisher.News().PublishAsync(\"x\"); } }\n");

    [Theory]
    [InlineData("public void A() => publisher.News().PublishAsync(\"x\");")]
    [InlineData("public void A() { publisher.News().PublishAsync(\"x\"); }")]
    [InlineData("public Action<string> A() => text => { publisher.News().PublishAsync(text); };")]
    [InlineData("public Task A(out int b) { b = 3; publisher.News().PublishAsync(\"x\"); return Task.CompletedTask; }")]
    [InlineData("public Task A() { lock (this) { publisher.News().PublishAsync(\"x\"); } return Task.CompletedTask; }")]
    [InlineData("public Task A(Topic<string>? topic) { topic?.PublishAsync(\"x\"); return Task.CompletedTask; }")]
    public Task Fix_WhereCallersWouldSeeIt_OffersNothing(string declaration) => FixRun.OffersNothingAsync(Id, Method(declaration + " public object B => publisher;"));
}
