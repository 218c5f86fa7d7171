using Microsoft.AspNetCore.Builder;
using PushGen.AspNetCore.Tests.Contract;

namespace PushGen.AspNetCore.Tests.Http;

/// <summary>What is there is not burdened by the endpoints that answer for what is not.</summary>
public sealed class RoutingTests
{
    [Theory]
    [InlineData("/push/desk/news", 200, 0)]
    [InlineData("/push", 200, 0)]
    [InlineData("/push/desk/nothing", 404, 1)]      // the path, of the endpoint that says so
    public async Task Operation_IsTheOnlyCandidate_SoThatThereAreNoRouteValues(string path, int status, int values)
    {
        int seen = -1;
        await using var host = await DeskHost.StartAsync(use: app => app.Use(async (http, next) =>
        {
            await next(http);
            seen = http.Request.RouteValues.Count;
        }));
        using var response = await host.SendAsync(host.Get(path));
        Assert.Equal((status, values), ((int)response.StatusCode, seen));
    }

    /// <summary>Where another policy of routing leaves nothing else, the prefix's own endpoint still answers.</summary>
    [Fact]
    public async Task OperationOfAnotherHost_IsRefusedByThePrefix()
    {
        await using var host = await DeskHost.StartAsync(map: static (_, desk) => desk.News.RequireHost("elsewhere.example"));
        using var response = await host.SendAsync(host.Get("/push/desk/news"));
        Assert.Equal("method-not-allowed", (await DeskHost.JsonAsync(response)).GetProperty("code").GetString());
    }
}
