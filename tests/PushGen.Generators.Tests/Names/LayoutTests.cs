using PushGen.Generators.Tests.Live;

namespace PushGen.Generators.Tests.Names;

/// <summary>Contracts, servers and clients spread over projects, and contracts mapped more than once.</summary>
public class LayoutTests
{
    const string Contracts = """
        namespace Shop;
        public record Quote(string Symbol, decimal Bid);
        [PushContract] public interface ITrading
        {
            [Topic(Replay = 1, Gated = true)] IAsyncEnumerable<Quote> Quotes(string symbol);
            IAsyncEnumerable<int> Count(int to);
            Task<string> Where(string a);
        }
        [PushContract] public interface INews { [Topic(Replay = 1)] IAsyncEnumerable<string> News(); }
        """;

    const string Server = """
        [assembly: PushGen.AspNetCore.GeneratePushServer(typeof(ITrading))]
        [assembly: PushGen.AspNetCore.GeneratePushServer(typeof(INews))]
        public class Server(PushGen.AspNetCore.PushContext context) : ITradingServer
        {
            public ValueTask<bool> AuthorizeQuotes(string symbol, CancellationToken token) => new(true);
            public async IAsyncEnumerable<int> Count(int to) { for (int i = 0; i < to; i++) { await Task.Yield(); yield return i; } }
            public Task<string> Where(string a) => Task.FromResult(a + context.HttpContext?.Request.Path.Value);
        }
        """;

    const string Add = "push.AddTrading<Server>().AddNews()";
    static readonly TestOptions NoServer = TestOptions.Default with { WithServer = false };

    [Fact]
    public async Task ContractServerAndConsumer_InThreeProjects_TalkToEachOther()
    {
        var projects = new Projects();
        projects.Add("Contracts", Contracts, NoServer);
        projects.Add("Server", "using Shop;\n" + Server, "Contracts");
        projects.Add("Consumer", LiveHost.Program("using Shop;", Add, "var push = routes.MapPush(\"/push\"); push.MapTrading(); push.MapNews();", """
            var trading = new TradingClient(connection);
            var news = new NewsClient(connection);
            await app.Services.GetRequiredService<TradingPublisher>().Quotes("MSFT").PublishAsync(new Quote("MSFT", 1.5m));
            await app.Services.GetRequiredService<NewsPublisher>().News().PublishAsync("extra");
            return string.Join(" ", await Host.Take(trading.Quotes("MSFT")), await Host.Take(trading.Count(3), 3), await trading.Where("a") != "", await Host.Take(news.News()));
            """), "Contracts", "Server");

        Assert.Equal("Quote { Symbol = MSFT, Bid = 1.5 } 0,1,2 True extra", await projects.RunAsync("Consumer"));
    }

    [Theory]
    [InlineData("WebSocket")]
    [InlineData("ServerSentEvents")]
    [InlineData("LongPolling")]
    public async Task Contract_UnderTwoPrefixes_SharesTopicsAndServerClass_AndKeepsConventionsApart(string transport)
    {
        var projects = new Projects();
        projects.Add("Contracts", Contracts, NoServer);
        projects.Add("Server", LiveHost.Program("using Shop;\n" + Server, Add, "routes.MapPush(\"/a\").MapTrading(); routes.MapPush(\"/b\").MapTrading().Where.RequireHost(\"elsewhere\");", $$"""
            var options = new PushClientOptions { Transports = PushTransports.{{transport}} };
            await using var a = new TradingClient(address + "/a", options);
            await using var b = new TradingClient(address + "/b", options);
            await app.Services.GetRequiredService<TradingPublisher>().Quotes("MSFT").PublishAsync(new Quote("MSFT", 1));
            PushCursor cursor = default;
            await foreach (var one in a.Quotes("MSFT").WithCursors()) { cursor = one.Cursor; break; }
            await app.Services.GetRequiredService<TradingPublisher>().Quotes("MSFT").PublishAsync(new Quote("MSFT", 2));
            string answer = "called";
            try { await b.Where("b"); } catch (PushException) { answer = "refused"; }
            return string.Join(" ", await Host.Take(b.Quotes("MSFT").From(cursor)), await Host.Take(a.Count(2), 2), await Host.Take(b.Count(2), 2), (await a.Where("a"))[0], answer);
            """), "Contracts");

        Assert.Equal("Quote { Symbol = MSFT, Bid = 2 } 0,1 0,1 a refused", await projects.RunAsync("Server"));
    }

    [Fact]
    public async Task InternalServerHalf_SeenByTests_IsNotAmbiguous()
    {
        var projects = new Projects();
        projects.Add("Contracts", "[assembly: System.Runtime.CompilerServices.InternalsVisibleTo(\"Server\")] [assembly: System.Runtime.CompilerServices.InternalsVisibleTo(\"Tests\")]\n"
            + Contracts.Replace("public ", "internal ", StringComparison.Ordinal).Replace("namespace Shop;", "namespace Shop {", StringComparison.Ordinal) + "}", NoServer);
        projects.Add("Server", "using Shop;\n[assembly: System.Runtime.CompilerServices.InternalsVisibleTo(\"Tests\")]\n" + Server.Replace("public class", "class", StringComparison.Ordinal), "Contracts");
        projects.Add("Tests", LiveHost.Program("using Shop;", Add, "var push = routes.MapPush(\"/push\"); push.MapTrading(); push.MapNews();", """
            ITradingServer server = new Server(null!);
            return await Host.Take(server.Count(2), 2) + " " + await Host.Take(new TradingClient(connection).Count(2), 2) + typeof(TradingPublisher).Assembly.GetName().Name;
            """), "Contracts", "Server");

        Assert.Equal("0,1 0,1Server", await projects.RunAsync("Tests"));
    }

    [Fact]
    public async Task ServerHalf_ThatTheContractsProjectHas_IsNotMadeASecondTime()
    {
        var projects = new Projects();
        projects.Add("Contracts", Contracts);
        var run = projects.Add("Server", LiveHost.Program("using Shop;\n" + Server, Add, "routes.MapPush(\"/push\").MapTrading();", "return await Host.Take(new TradingClient(connection).Count(2), 2);"), "Contracts");

        Assert.Empty(run.Result.Results[0].GeneratedSources);
        Assert.Equal("0,1", await projects.RunAsync("Server"));
    }

    [Fact]
    public void InternalServerHalf_ThatTheProjectCannotSee_IsMade()
    {
        var projects = new Projects();
        projects.Add("Contracts", Contracts, NoServer);
        projects.Add("One", "using Shop;\n" + Server.Replace("))]", "), Internal = true)]", StringComparison.Ordinal).Replace("public class", "class", StringComparison.Ordinal), "Contracts");
        var two = projects.Add("Two", "using Shop;\n" + Server, "Contracts", "One");

        Assert.Equal(2, two.Result.Results[0].GeneratedSources.Length);
    }

    [Fact]
    public async Task Payload_ThatOnlyAnExternAliasNames_IsSentAndReceived()
    {
        var projects = new Projects();
        projects.Add("One", "namespace Lib; public record Item(int One); public enum Kind { A, B }", NoServer);
        projects.Add("Two", "namespace Lib; public record Item(string Two); public class Box<T> { public T? Value { get; set; } }", NoServer);
        var run = projects.Add("Shop", LiveHost.Program("""
            [PushContract] public interface ITrading
            {
                [Topic(Replay = 1)] IAsyncEnumerable<Second::Lib.Item?> Items(First::Lib.Kind kind);
                Task<List<First::Lib.Item>> Both(First::Lib.Item first, Second::Lib.Item second, Second::Lib.Box<First::Lib.Item?[]>? box, First::Lib.Kind kind = First::Lib.Kind.B);
            }
            public class Server : ITradingServer
            {
                public Task<List<First::Lib.Item>> Both(First::Lib.Item first, Second::Lib.Item second, Second::Lib.Box<First::Lib.Item?[]>? box, First::Lib.Kind kind) =>
                    Task.FromResult(new List<First::Lib.Item> { first, new(second.Two.Length), box!.Value![0]!, new((int)kind) });
            }
            """, "push.AddTrading<Server>()", "routes.MapPush(\"/push\").MapTrading();", """
            var client = new TradingClient(connection);
            await app.Services.GetRequiredService<TradingPublisher>().Items(First::Lib.Kind.A).PublishAsync(new("x"));
            return await Host.Take(client.Items(First::Lib.Kind.A)) + string.Concat(await client.Both(new(1), new("ab"), new() { Value = [new(3)] }));
            """).Insert(0, "extern alias First;\nextern alias Second;\n"), "One=First", "Two=Second");

        Assert.Contains("\nextern alias First;\nextern alias Second;\n", run.ClientHalf, StringComparison.Ordinal);
        Assert.Equal("Item { Two = x }Item { One = 1 }Item { One = 2 }Item { One = 3 }Item { One = 1 }", await projects.RunAsync("Shop"));
    }

    [Fact]
    public async Task Contract_ThatOnlyAnExternAliasNames_IsServed()
    {
        var projects = new Projects();
        projects.Add("Contracts", Contracts, NoServer);
        projects.Add("Server", LiveHost.Program(Server.Replace("(ITrading)", "(Lib::Shop.ITrading)", StringComparison.Ordinal).Replace("(INews)", "(Lib::Shop.INews)", StringComparison.Ordinal)
            .Replace(": ITradingServer", ": Shop.ITradingServer", StringComparison.Ordinal), Add, "routes.MapPush(\"/push\").MapTrading();", """
            await app.Services.GetRequiredService<Shop.TradingPublisher>().Quotes("a").PublishAsync(new Lib::Shop.Quote("a", 1));
            return await Host.Take(new Lib::Shop.TradingClient(connection).Quotes("a"));
            """).Insert(0, "extern alias Lib;\n"), "Contracts=Lib");

        Assert.Equal("Quote { Symbol = a, Bid = 1 }", await projects.RunAsync("Server"));
    }
}
