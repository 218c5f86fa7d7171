using Microsoft.AspNetCore.Builder;

namespace PushGen.AspNetCore;

/// <summary>
/// Maps contracts under one prefix: <c>app.MapPush("/push").MapTrading()</c>. Conventions added here, like <c>RequireAuthorization()</c>, hold for
/// everything under the prefix.
/// </summary>
public sealed class PushRouteBuilder : IEndpointConventionBuilder
{
    internal PushRouteBuilder() { }

    void IEndpointConventionBuilder.Add(Action<EndpointBuilder> convention) => throw new NotImplementedException();

    void IEndpointConventionBuilder.Finally(Action<EndpointBuilder> finallyConvention) => throw new NotImplementedException();
}
