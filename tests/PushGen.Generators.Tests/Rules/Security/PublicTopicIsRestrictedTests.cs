using static PushGen.Generators.Tests.Rules.Server.ShopSource;

namespace PushGen.Generators.Tests.Rules.Security;

public class PublicTopicIsRestrictedTests
{
    const string Id = "PUSH0504";

    static string Routes(string body) => $$"""
        {{Usings}}
        public static class Routes { public static void Map(WebApplication app) { {{body}} } }
        [PushContract]
        public interface IShop
        {
            [Topic(Public = true)] IAsyncEnumerable<int> Prices(CancellationToken cancellationToken = default);
            [Topic] IAsyncEnumerable<int> News(CancellationToken cancellationToken = default);
        }
        """;

    [Theory]
    [InlineData("[Topic(Public = true, Gated = true)] IAsyncEnumerable<int> [|A|](string userId, CancellationToken cancellationToken = default);")]
    [InlineData("[Topic(Public = true, PerUser = true)] IAsyncEnumerable<int> [|A|](CancellationToken cancellationToken = default);")]
    public void PublicWithAGuard_IsTold(string topic) => AnalyzerRun.Says(Id, "[PushContract] public interface IShop { " + topic + " }");

    [Theory]
    [InlineData("app.MapPush(\"/push\").MapShop().[|RequireAuthorization|]();")]
    [InlineData("app.MapPush(\"/push\").[|RequireAuthorization|](\"x\").MapShop().WithTags(\"x\");")]
    [InlineData("var shop = app.MapPush(\"/push\").MapShop(); shop.Prices.[|RequireAuthorization|](); shop.News.RequireAuthorization();")]
    public void PublicUnderAuthorization_IsTold(string body) => AnalyzerRun.Says(Id, Routes(body));

    [Theory]
    [InlineData("app.MapPush(\"/push\").MapShop().AllowAnonymous();")]
    [InlineData("app.MapPush(\"/push\").MapShop().RequireAuthorization().Prices.AllowAnonymous();")]
    [InlineData("var shop = app.MapPush(\"/push\").MapShop().RequireAuthorization(); shop.Prices.AllowAnonymous();")]
    [InlineData("var shop = app.MapPush(\"/push\").MapShop(); shop.Prices.RequireAuthorization().WithTags(\"x\"); shop.Prices.AllowAnonymous();")]
    [InlineData("var push = app.MapPush(\"/push\").RequireAuthorization(); push.MapShop().AllowAnonymous();")]
    [InlineData("app.MapPush(\"/push\").MapShop().News.RequireAuthorization();")]
    [InlineData("app.MapPush(\"/push\").MapShop().RequireAuthorization().AllowAnonymous();")]
    public void PublicAndAnonymous_IsFine(string body) => AnalyzerRun.SaysNothing(Routes(body));

    [Fact]
    public void Message_SaysWhy() => Assert.Equal("The topic 'IShop.Prices' is Public, but its endpoint requires authorization; let it be AllowAnonymous, or take Public away",
        Assert.Single(AnalyzerRun.Said(Id, Routes("app.MapPush(\"/push\").MapShop().[|RequireAuthorization|]();"))).GetMessage(null));
}
