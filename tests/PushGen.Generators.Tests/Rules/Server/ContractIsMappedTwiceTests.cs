using static PushGen.Generators.Tests.Rules.Server.ShopSource;

namespace PushGen.Generators.Tests.Rules.Server;

public class ContractIsMappedTwiceTests
{
    const string Id = "PUSH0202";

    static string Routes(string body) => $$"""
        {{Usings}}
        public static class Routes
        {
            public static void Map(WebApplication app, PushRouteBuilder given, PushRouteBuilder other)
            {
                {{body}}
            }
        }
        {{Calls}}
        """;

    [Theory]
    [InlineData("given.MapShop(); given.[|MapShop|]();")]
    [InlineData("given.MapShop().AllowAnonymous(); Map(app, given, other); var shop = given.[|MapShop|](); shop.AllowAnonymous();")]
    [InlineData("app.MapPush(\"/push\").MapShop().AllowAnonymous(); app.MapPush(\"/push/\").RequireAuthorization().[|MapShop|]();")]
    [InlineData("var push = app.MapPush(\"/push\").RequireAuthorization(); push.MapShop(); push.MapShop2(); push.[|MapShop|]();")]
    public void SameGroup_IsTold(string body) => AnalyzerRun.Says(Id, Routes(body).Replace(Calls, Calls + "[PushContract] public interface IShop2 { Task A(CancellationToken token = default); }", StringComparison.Ordinal));

    [Theory]
    [InlineData("given.MapShop(); other.MapShop();")]
    [InlineData("if (app is null) given.MapShop(); else given.MapShop();")]
    [InlineData("if (app is null) { given.MapShop(); return; } given.MapShop();")]
    [InlineData("given.MapShop(); given = other; given.MapShop();")]
    [InlineData("app.MapPush(\"/push\").MapShop().AllowAnonymous(); app.MapPush(\"/other\").MapShop().AllowAnonymous();")]
    [InlineData("given.MapShop(); Action later = () => given.MapShop(); later();")]
    [InlineData("var a = app.MapGroup(\"/a\"); var b = app.MapGroup(\"/b\"); a.MapPush(\"/push\").MapShop().AllowAnonymous(); b.MapPush(\"/push\").MapShop().AllowAnonymous();")]
    public void OtherGroup_IsFine(string body) => AnalyzerRun.SaysNothing(Routes(body));

    [Fact]
    public void Message_NamesTheLine() => Assert.Equal("The contract 'IShop' is mapped under this prefix already, in line 12; remove one of the two",
        Assert.Single(AnalyzerRun.Said(Id, Routes("given.MapShop();\ngiven.[|MapShop|]();"))).GetMessage(null));

    [Fact]
    public Task FixAll_RemovesTheOthers() => FixRun.GivesForAllAsync(Id,
        Routes("given.MapShop();\n        given.MapShop();\n        given.MapShop();\n        Map(app, given, other);"),
        Routes("given.MapShop();\n        Map(app, given, other);"));

    [Fact]
    public Task Fix_OfMoreThanTheMapping_OffersNothing() => FixRun.OffersNothingAsync(Id, Routes("given.MapShop(); given.MapShop().AllowAnonymous();"));
}
