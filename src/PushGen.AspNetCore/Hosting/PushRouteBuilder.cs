using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using PushGen.AspNetCore.Hosting;

namespace PushGen.AspNetCore;

/// <summary>
/// Maps contracts under one prefix: <c>app.MapPush("/push").MapTrading()</c>. Conventions added here, like <c>RequireAuthorization()</c>, hold for
/// everything under the prefix.
/// </summary>
public sealed class PushRouteBuilder : IEndpointConventionBuilder
{
    internal PushRouteBuilder(RouteGroupBuilder group, PushHub hub, IServiceProvider services)
    {
        Group = group;
        Hub = hub;
        Services = services;
    }

    internal RouteGroupBuilder Group { get; }

    internal PushHub Hub { get; }

    internal IServiceProvider Services { get; }

    void IEndpointConventionBuilder.Add(Action<EndpointBuilder> convention) => ((IEndpointConventionBuilder)Group).Add(convention);

    void IEndpointConventionBuilder.Finally(Action<EndpointBuilder> finallyConvention) => ((IEndpointConventionBuilder)Group).Finally(finallyConvention);
}
