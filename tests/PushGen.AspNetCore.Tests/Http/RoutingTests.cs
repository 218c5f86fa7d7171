using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing.Matching;
using Microsoft.Extensions.DependencyInjection;
using PushGen.AspNetCore.Tests.Contract;

namespace PushGen.AspNetCore.Tests.Http;

/// <summary>What is there is not burdened by the endpoints that answer for what is not.</summary>
public sealed class RoutingTests
{
    [Theory]
    [InlineData("/push/desk/news", 200)]
    [InlineData("/push/desk/nothing", 404)]
    public async Task Path_HasOneCandidate(string path, int status)
    {
        await using var host = await DeskHost.StartAsync(build: static builder => builder.Services.AddSingleton<EndpointSelector, CountingSelector>());
        using var response = await host.SendAsync(host.Get(path));
        Assert.Equal(status, (int)response.StatusCode);
        Assert.Equal(1, ((CountingSelector)host.Services.GetRequiredService<EndpointSelector>()).Candidates);
    }

    [Fact]
    public async Task ApplicationsFallback_DoesNotAnswerUnderThePrefix()
    {
        await using var host = await DeskHost.StartAsync(use: static app => app.MapFallback(static () => "everything else"));
        using var nothing = await host.SendAsync(host.Get("/push/desk/nothing"));
        Assert.Equal("no-operation", (await DeskHost.JsonAsync(nothing)).GetProperty("code").GetString());
        using var method = await host.SendAsync(host.Post("/push/desk/news", "{}"));
        Assert.Equal("method-not-allowed", (await DeskHost.JsonAsync(method)).GetProperty("code").GetString());
    }

    /// <summary>Where another policy of routing leaves nothing else, the prefix's own endpoint still answers.</summary>
    [Fact]
    public async Task OperationOfAnotherHost_IsRefusedByThePrefix()
    {
        await using var host = await DeskHost.StartAsync(map: static (_, desk) => desk.News.RequireHost("elsewhere.example"));
        using var response = await host.SendAsync(host.Get("/push/desk/news"));
        Assert.Equal("method-not-allowed", (await DeskHost.JsonAsync(response)).GetProperty("code").GetString());
    }

    sealed class CountingSelector : EndpointSelector
    {
        public int Candidates { get; private set; }

        public override Task SelectAsync(HttpContext httpContext, CandidateSet candidates)
        {
            Candidates = candidates.Count;
            httpContext.SetEndpoint(candidates[0].Endpoint);
            httpContext.Request.RouteValues = candidates[0].Values ?? [];
            return Task.CompletedTask;
        }
    }
}
