using PushGen.Generators.Tests.Live;

namespace PushGen.Generators.Tests.Names;

/// <summary>Contracts that inherit: every operation is called, through the client and through the interface that declares it.</summary>
public class InheritanceTests
{
    const string Bases = """
        namespace Bases;
        public record Item(string Name);
        public interface IRoot { Task<int> Root(int a); static int Number => 3; void Helper() { } }
        public interface ILeft : IRoot { Task<int> Left(int a); }
        public interface IRight : IRoot { [Topic(Replay = 1)] IAsyncEnumerable<string> Right(string key); }
        public interface IStore<T> where T : class
        {
            Task<T?> Find(T? a = null, CancellationToken cancellationToken = default);
            [Topic(Replay = 1)] IAsyncEnumerable<T> Feed(string id);
            IAsyncEnumerable<List<T?>> Search(Dictionary<string, T> by);
            Task<int> Import(IAsyncEnumerable<T?> items);
        }
        """;

    const string Server = """
        public class Server : ITradingServer
        {
            public Task<int> Root(int a) => Task.FromResult(a + 1);
            public Task<int> Root1(int a) => Task.FromResult(a + 2);
            public Task<int> Left(int a) => Task.FromResult(a + 3);
            public Task<Item?> Find(Item? a, CancellationToken token) => Task.FromResult(a);
            public async IAsyncEnumerable<List<Item?>> Search(Dictionary<string, Item> by) { await Task.Yield(); yield return [by["a"], null]; }
            public async Task<int> Import(IAsyncEnumerable<Item?> items) { int count = 0; await foreach (var one in items) count++; return count; }
        }
        """;

    [Fact]
    public async Task Diamond_GenericBase_AndHiding_FromAnotherAssembly_AreCalled()
    {
        var projects = new Projects();
        projects.Add("Bases", Bases, TestOptions.Default with { WithServer = false });
        projects.Add("Shop", LiveHost.Program("using Bases;\n" + "[PushContract] public interface ITrading : ILeft, IRight, IStore<Item> { [PushName(\"own\")] new Task<int> Root(int a); }\n" + Server,
            "push.AddTrading<Server>()", "routes.MapPush(\"/push\").MapTrading();", """
            var client = new TradingClient(connection);
            ILeft left = client; IRight right = client; IStore<Item> store = client; ITrading trading = client;
            var publisher = app.Services.GetRequiredService<TradingPublisher>();
            await publisher.Right("k").PublishAsync("right");
            await publisher.Feed("f").PublishAsync(new Item("feed"));
            async IAsyncEnumerable<Item?> Two() { yield return null; await Task.Yield(); yield return new Item("b"); }
            var found = new List<Item?>();
            await foreach (var list in client.Search(new() { ["a"] = new Item("a") }))
                found.AddRange(list);
            return string.Join(" ", await left.Left(0), await ((IRoot)client).Root(0), await trading.Root(0), await Host.Take(right.Right("k")),
                (await store.Find(new Item("x")))!.Name, await client.Find() is null, await Host.Take(store.Feed("f")), found.Count, found[1] is null, await store.Import(Two()));
            """), "Bases");

        string text = await projects.RunAsync("Shop");

        // the contract's own Root is read first and so has the plain name; the hidden one is Root1
        Assert.Equal("3 2 1 right x True Item { Name = feed } 2 True 2", text);
    }

    [Fact]
    public async Task Helpers_WithABody_StayTheAuthors()
    {
        string text = await LiveHost.RunAsync("""
            public interface IBase { Task<int> One(); Task<int> Two(); int Three => 3; }
            [PushContract] public partial interface ITrading : IBase
            {
                Task<int> IBase.Two() => Task.FromResult(22);
                static int Four() => 4;
                Task<int> Five(int a);
                async Task<int> FivePlusOne(int a) => await Five(a) + 1;
                private Task<int> Hidden() => Five(0);
                sealed Task<int> Six() => Hidden();
            }
            public partial interface ITrading { Task<int> Seven(); internal record Nested(int A); }
            public class Server : ITradingServer
            {
                public Task<int> One() => Task.FromResult(1);
                public Task<int> Five(int a) => Task.FromResult(5 + a);
                public Task<int> Seven() => Task.FromResult(7);
            }
            """, "push.AddTrading<Server>()", "push.MapTrading();", """
            ITrading client = new TradingClient(connection);
            return string.Join(" ", await client.One(), await ((IBase)client).Two(), client.Three, ITrading.Four(), await client.FivePlusOne(0), await client.Six(), await client.Seven());
            """);

        Assert.Equal("1 22 3 4 6 5 7", text);
    }

    [Fact]
    public async Task Overloads_WithNamesOfTheirOwn_AreCalled()
    {
        string text = await LiveHost.RunAsync("""
            [PushContract] public interface ITrading
            {
                Task<string> Buy(int a); [PushName("buy-text")] Task<string> Buy(string a); [PushName("buy-many")] Task<string> Buy(params string[] a);
                [Topic(Replay = 1)] IAsyncEnumerable<int> Feed(int a); [Topic(Replay = 1), PushName("feed-text")] IAsyncEnumerable<string> Feed(string a);
            }
            public class Server : ITradingServer
            {
                public Task<string> Buy(int a) => Task.FromResult("int" + a);
                public Task<string> Buy(string a) => Task.FromResult("text" + a);
                public Task<string> Buy(string[] a) => Task.FromResult("many" + a.Length);
            }
            """, "push.AddTrading<Server>()", "push.MapTrading();", """
            var client = new TradingClient(connection);
            var publisher = app.Services.GetRequiredService<TradingPublisher>();
            await publisher.Feed(1).PublishAsync(2);
            await publisher.Feed("a").PublishAsync("b");
            return string.Join(" ", await client.Buy(1), await client.Buy("1"), await client.Buy("1", "2"), await Host.Take(client.Feed(1)), await Host.Take(client.Feed("a")));
            """);

        Assert.Equal("int1 text1 many2 2 b", text);
    }
}
