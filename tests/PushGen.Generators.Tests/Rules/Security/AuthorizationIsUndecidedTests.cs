using static PushGen.Generators.Tests.Rules.Server.ShopSource;

namespace PushGen.Generators.Tests.Rules.Security;

public class AuthorizationIsUndecidedTests
{
    const string Id = "PUSH0501";

    static string Routes(string body, string more = "", string contract = Calls) => $$"""
        {{Usings}}
        public static class Routes
        {
            public static void Map(WebApplication app, IEndpointRouteBuilder given, PushRouteBuilder group, IServiceCollection services)
            {
                {{body}}
            }
            {{more}}
        }
        {{contract}}
        """;

    [Theory]
    [InlineData("app.MapPush(\"/push\").[|MapShop|]();")]
    [InlineData("app.MapPush(\"/push\").RequireCors().[|MapShop|]().WithTags(\"x\");")]
    [InlineData("var push = app.MapPush(\"/push\"); push.[|MapShop|]();")]
    [InlineData("var outer = app.MapGroup(\"/v1\"); outer.MapGet(\"/x\", () => 3).RequireAuthorization(); var shop = outer.MapPush(\"/push\").[|MapShop|]();")]
    [InlineData("app.UseRouting(); app.UseEndpoints(endpoints => endpoints.MapPush(\"/push\").[|MapShop|]());")]
    public void NobodySaysAnything_IsTold(string body) => AnalyzerRun.Says(Id, Routes(body));

    [Theory]
    [InlineData("app.MapPush(\"/push\").MapShop().RequireAuthorization();")]
    [InlineData("app.MapPush(\"/push\").MapShop().WithTags(\"x\").AllowAnonymous();")]
    [InlineData("app.MapPush(\"/push\").MapShop().Buy.AllowAnonymous();")]
    [InlineData("var shop = app.MapPush(\"/push\").MapShop(); shop.Buy.RequireAuthorization(\"x\");")]
    [InlineData("app.MapPush(\"/push\").RequireAuthorization().MapShop();")]
    [InlineData("var push = app.MapPush(\"/push\"); push.MapShop(); push.RequireAuthorization();")]
    [InlineData("var push = app.MapPush(\"/push\"); push.MapShop(); Guard(push);")]
    [InlineData("app.MapGroup(\"/v1\").RequireAuthorization().MapPush(\"/push\").MapShop();")]
    [InlineData("var v1 = app.MapGroup(\"/v1\"); Guard(v1); v1.MapPush(\"/push\").MapShop();")]
    [InlineData("app.MapPush(\"/push\").MapShop().WithMetadata(new Microsoft.AspNetCore.Authorization.AuthorizeAttribute());")]
    [InlineData("Guard(app.MapPush(\"/push\").MapShop());")]
    [InlineData("given.MapPush(\"/push\").MapShop(); group.MapShop();")]
    [InlineData("services.AddAuthorization(options => options.FallbackPolicy = options.DefaultPolicy); app.MapPush(\"/push\").MapShop();")]
    [InlineData("services.AddAuthorizationBuilder().SetFallbackPolicy(null); app.MapPush(\"/push\").MapShop();")]
    public void SomebodyMayHaveDecided_IsFine(string body) => AnalyzerRun.SaysNothing(Routes(body, "static void Guard(IEndpointConventionBuilder endpoints) => endpoints.RequireAuthorization();"));

    [Fact]
    public void ContractThatDecidesItself_IsFine() => AnalyzerRun.SaysNothing(Routes("app.MapPush(\"/push\").MapShop();", contract: """
        [PushContract]
        public interface IShop
        {
            [Topic(Gated = true)] IAsyncEnumerable<int> A(string key, CancellationToken cancellationToken = default);
            [Topic(PerUser = true)] IAsyncEnumerable<int> B(CancellationToken cancellationToken = default);
            [Topic(Public = true)] IAsyncEnumerable<int> C(CancellationToken cancellationToken = default);
        }
        """));

    [Fact]
    public void Message_NamesTheContract() => Assert.Equal("The contract 'IShop' is mapped without a word on who may use it; add RequireAuthorization() or AllowAnonymous()",
        Assert.Single(AnalyzerRun.Said(Id, Routes("app.MapPush(\"/push\").[|MapShop|]();"))).GetMessage(null));

    [Theory]
    [InlineData("Require an authenticated user", "app.MapPush(\"/push\").MapShop().RequireAuthorization().WithTags(\"x\"); // all")]
    [InlineData("Allow anonymous users", "app.MapPush(\"/push\").MapShop().AllowAnonymous().WithTags(\"x\"); // all")]
    public Task Fix_SaysIt(string title, string after) => FixRun.GivesAsync(Id, Routes("app.MapPush(\"/push\").MapShop().WithTags(\"x\"); // all"), Routes(after), title);

    [Fact]
    public Task FixAll_SaysItOfEach() => FixRun.GivesForAllAsync(Id,
        Routes("var push = app.MapPush(\"/push\"); push.MapShop(); app.MapPush(\"/other\").MapShop();"),
        Routes("var push = app.MapPush(\"/push\"); push.MapShop().AllowAnonymous(); app.MapPush(\"/other\").MapShop().AllowAnonymous();"), "Allow anonymous users");
}
