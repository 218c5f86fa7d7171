using static PushGen.Generators.Tests.Rules.Server.ShopSource;

namespace PushGen.Generators.Tests.Rules.Security;

public class OperationIsHttpOnlyTests
{
    const string Id = "PUSH0505";

    static string Routes(string body) => $$"""
        {{Usings}}
        public static class Routes { public static void Map(WebApplication app) { var push = app.MapPush("/push").RequireAuthorization(); {{body}} } }
        {{Calls}}
        """;

    [Theory]
    [InlineData("push.MapShop().Buy.[|RequireRateLimiting|](\"x\");", "A WebSocket cannot honour rate limiting: it refuses 'IShop.Buy' with 'http-only'")]
    [InlineData("push.MapShop().WithTags(\"x\").[|AddEndpointFilter|]((context, next) => next(context));", "A WebSocket cannot honour an endpoint filter: it refuses every operation of 'IShop' with 'http-only'")]
    [InlineData("push.[|WithRequestTimeout|](TimeSpan.FromSeconds(1)); push.MapShop();", "A WebSocket cannot honour a request timeout: it refuses every operation under the prefix with 'http-only'")]
    [InlineData("var shop = push.MapShop(); shop.[|RequireHost|](\"x\");", "A WebSocket cannot honour a host: it refuses every operation of 'IShop' with 'http-only'")]
    public void HttpOnlyConvention_IsTold(string body, string message) =>
        Assert.Equal(message, Assert.Single(AnalyzerRun.Said(Id, Routes(body))).GetMessage(null));

    [Theory]
    [InlineData("push.MapShop().RequireCors().WithTags(\"x\").Buy.RequireAuthorization(\"x\");")]
    [InlineData("push.MapShop(); app.MapGet(\"/\", () => 3).RequireRateLimiting(\"x\"); app.MapGroup(\"/v1\").RequireHost(\"x\");")]
    [InlineData("push.MapShop().DisableRateLimiting();")]
    public void OtherConventionOrEndpoint_IsFine(string body) => AnalyzerRun.SaysNothing(Routes(body));
}
