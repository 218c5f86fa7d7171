using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using PushGen.AspNetCore.Topics;

namespace PushGen.AspNetCore.Hosting;

/// <summary>Builds the endpoints at start rather than at the first request, so that what is wrong with them stops the start.</summary>
sealed class StartupCheck(EndpointDataSource endpoints, IOptions<AuthorizationOptions> authorization) : IHostedLifecycleService
{
    public Task StartedAsync(CancellationToken cancellationToken)
    {
        var prefixes = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var endpoint in endpoints.Endpoints)
        {
            if (endpoint is RouteEndpoint { RoutePattern.RawText: { } path } && endpoint.Metadata.GetMetadata<PushHub>() is not null && !prefixes.Add(path.TrimEnd('/')))
                throw new InvalidOperationException($"MapPush(\"{path}\") is called twice. Keep what it returns, and map each contract there: var push = app.MapPush(\"{path}\"); push.MapOne(); push.MapOther();");
            if (endpoint.Metadata.GetMetadata<OperationMetadata>()?.Binding is not TopicBinding { Options.Public: true } topic)
                continue;
            PublicTopicRule.Check(endpoint.Metadata, topic.Path);
            if (authorization.Value.FallbackPolicy is not null && endpoint.Metadata.GetMetadata<IAllowAnonymous>() is null)
                throw PublicTopicRule.Restricted(topic.Path, "the application's fallback policy requires authorization");
        }
        return Task.CompletedTask;
    }

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
