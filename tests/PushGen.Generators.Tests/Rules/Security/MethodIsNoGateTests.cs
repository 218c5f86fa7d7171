namespace PushGen.Generators.Tests.Rules.Security;

public class MethodIsNoGateTests
{
    const string Id = "PUSH0503";

    static string Server(string method, string topic = "[Topic] IAsyncEnumerable<int> Prices(string product, CancellationToken cancellationToken = default);") =>
        "public class ShopServer : IShopServer\n{\n    public Task<int> Buy(CancellationToken cancellationToken) => Task.FromResult(1);\n    " + method + "\n}\n"
        + "[PushContract] public interface IShop\n{\n    Task<int> Buy(CancellationToken cancellationToken = default);\n    " + topic + "\n}\n";

    [Theory]
    [InlineData("public ValueTask<bool> [|AuthorizePrices|](string product, CancellationToken cancellationToken) => new(true);")]
    [InlineData("public ValueTask<bool> [|AuthorizePrice|](string product) => new(true);")]
    [InlineData("public virtual async ValueTask<bool> [|AuthorizePrizes|](string product) { await Task.Yield(); return true; }")]
    public void LooksLikeAGate_IsTold(string method) => AnalyzerRun.Says(Id, Server(method));

    [Theory]
    [InlineData("public ValueTask<bool> AuthorizeEverybody(string product) => new(true);")]
    [InlineData("public bool AuthorizePrices(string product) => true; public Task<bool> AuthorizePrices(int product) => Task.FromResult(true);")]
    [InlineData("private ValueTask<bool> AuthorizePrices(string product) => new(true); public object Use => AuthorizePrices(\"\");")]
    [InlineData("public static ValueTask<bool> AuthorizePrices(string product) => new(true);")]
    public void SomethingElse_IsFine(string method) => AnalyzerRun.SaysNothing(Server(method));

    [Theory]
    [InlineData("public ValueTask<bool> AuthorizePrices(string product, CancellationToken cancellationToken) => AuthorizePrices(product); public ValueTask<bool> AuthorizePrices(string product) => new(true);")]
    [InlineData("public ValueTask<bool> AuthorizePrices(string product, CancellationToken cancellationToken) => AuthorizePrice(product); public ValueTask<bool> AuthorizePrice(string product) => new(true);")]
    [InlineData("ValueTask<bool> IShopServer.AuthorizePrices(string product, CancellationToken cancellationToken) => AuthorizePrices(product); public ValueTask<bool> AuthorizePrices(string product) => new(true);")]
    public void GateAndItsHelp_AreFine(string methods) =>
        AnalyzerRun.SaysNothing(Server(methods, "[Topic(Gated = true)] IAsyncEnumerable<int> Prices(string product, CancellationToken cancellationToken = default);"));

    [Fact]
    public void OperationOfThatName_IsFine() => AnalyzerRun.SaysNothing(Server("public ValueTask<bool> AuthorizePrices(string product, CancellationToken cancellationToken) => new(true);",
        "[Topic] IAsyncEnumerable<int> Prices(string product, CancellationToken cancellationToken = default); ValueTask<bool> AuthorizePrices(string product, CancellationToken cancellationToken = default);"));

    [Fact]
    public void OtherClass_IsFine() => AnalyzerRun.SaysNothing(Server("").Replace(": IShopServer\n", "\n", StringComparison.Ordinal));

    [Theory]
    [InlineData("AuthorizePrices", "'ShopServer.AuthorizePrices' looks like the gate of the topic 'IShop.Prices' and is never called; set Gated = true on the topic")]
    [InlineData("AuthorizePrice", "'ShopServer.AuthorizePrice' looks like the gate of the topic 'IShop.Prices' and is never called; rename it to AuthorizePrices and set Gated = true on the topic")]
    public void Message_SaysWhatToDo(string name, string message) =>
        Assert.Equal(message, Assert.Single(AnalyzerRun.Said(Id, Server($"public ValueTask<bool> [|{name}|](string product) => new(true);"))).GetMessage(null));

    [Fact]
    public Task Fix_RenamesAndGates() => FixRun.GivesAsync(Id,
        Server("public ValueTask<bool> AuthorizePrice(string product, CancellationToken token) => new(true);\n    object Use => AuthorizePrice(\"\", default);"),
        Server("public ValueTask<bool> AuthorizePrices(string product, CancellationToken token) => new(true);\n    object Use => AuthorizePrices(\"\", default);",
            "[Topic(Gated = true)] IAsyncEnumerable<int> Prices(string product, CancellationToken cancellationToken = default);"));

    [Fact]
    public Task FixAll_GatesEach() => FixRun.GivesForAllAsync(Id,
        Server("public ValueTask<bool> AuthorizeA(CancellationToken token) => new(true);\n    public ValueTask<bool> AuthorizeB(int key, CancellationToken token) => new(true);",
            "[Topic] IAsyncEnumerable<int> A();\n    [Topic(Replay = 1)] IAsyncEnumerable<int> B(int key);"),
        Server("public ValueTask<bool> AuthorizeA(CancellationToken token) => new(true);\n    public ValueTask<bool> AuthorizeB(int key, CancellationToken token) => new(true);",
            "[Topic(Gated = true)] IAsyncEnumerable<int> A();\n    [Topic(Replay = 1, Gated = true)] IAsyncEnumerable<int> B(int key);"));

    [Fact]
    public Task Fix_OfAMethodWithOtherParameters_OffersNothing() => FixRun.OffersNothingAsync(Id, Server("public ValueTask<bool> AuthorizePrices(int product) => new(true);"));
}
