using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Policy;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Primitives;
using PushGen.AspNetCore.Windows.Sockets;

namespace PushGen.AspNetCore.Hosting;

/// <summary>
/// Evaluates what an operation's endpoint demands where the authorization middleware does not: for a frame of a WebSocket, and for a stream
/// read by its id. It does what the middleware would do for a request to that endpoint.
/// </summary>
sealed class OperationAuthorizer : IDisposable
{
    readonly EndpointDataSource endpoints;
    readonly PushOptions options;
    readonly IDisposable changes;
    Dictionary<OperationBinding, OperationDemands>? demands;

    public OperationAuthorizer(EndpointDataSource endpoints, IOptions<PushOptions> options)
    {
        this.endpoints = endpoints;
        this.options = options.Value;
        changes = ChangeToken.OnChange(endpoints.GetChangeToken, () => demands = null);
    }

    /// <summary>The metadata that keep an operation from the WebSocket, or null.</summary>
    public string? FindHttpOnly(OperationBinding binding) => DemandsOf(binding).HttpOnly;

    /// <summary>Whether the user of <paramref name="http"/> may use an operation.</summary>
    /// <param name="binding">The operation.</param>
    /// <param name="http">
    /// A request context of this one use, never a connection's: its user may be changed by the authentication schemes of the policy, and its
    /// endpoint is set.
    /// </param>
    /// <returns>Null, or 401 or 403.</returns>
    public ValueTask<Problem?> AuthorizeAsync(OperationBinding binding, HttpContext http)
    {
        var found = DemandsOf(binding);
        return found.DemandsNothing ? default : EvaluateAsync(found, http);
    }

    /// <inheritdoc cref="AuthorizeAsync(OperationBinding, HttpContext)"/>
    /// <param name="binding">The operation.</param>
    /// <param name="scope">Of a frame, whose context is made only if it is needed.</param>
    public ValueTask<Problem?> AuthorizeAsync(OperationBinding binding, SocketScope scope)
    {
        var found = DemandsOf(binding);
        return found.DemandsNothing ? default : EvaluateAsync(found, scope.Http);
    }

    static async ValueTask<Problem?> EvaluateAsync(OperationDemands demands, HttpContext http)
    {
        if (await demands.GetPolicyAsync(http.RequestServices.GetRequiredService<IAuthorizationPolicyProvider>()) is not { } policy)
            return null;
        http.SetEndpoint(demands.Endpoint);
        var evaluator = http.RequestServices.GetRequiredService<IPolicyEvaluator>();
        var authenticated = await evaluator.AuthenticateAsync(policy, http);
        if (authenticated.Succeeded && http.Features.Get<IAuthenticateResultFeature>() is { } feature)
            feature.AuthenticateResult = authenticated;
        if (demands.AllowsAnonymous)
            return null;
        var result = await evaluator.AuthorizeAsync(policy, authenticated, http, http);
        return result.Succeeded ? null
            : result.Challenged ? new Problem(PushErrorCodes.Unauthenticated, 401, "The operation needs an authenticated user.")
            : new Problem(PushErrorCodes.Forbidden, 403, "The user may not use the operation.");
    }

    OperationDemands DemandsOf(OperationBinding binding)
    {
        var known = demands ??= FindAll();
        return known.TryGetValue(binding, out var found)
            ? found
            : throw new InvalidOperationException($"The endpoint of '{binding.Path}' is not among the application's endpoints.");
    }

    Dictionary<OperationBinding, OperationDemands> FindAll()
    {
        var found = new Dictionary<OperationBinding, OperationDemands>();
        foreach (var endpoint in endpoints.Endpoints)
        {
            if (endpoint.Metadata.GetMetadata<OperationMetadata>() is { } operation)
                found[operation.Binding] = new OperationDemands(endpoint, SocketRefusal.Find(endpoint.Metadata, options.MaxFrameBytes));
        }
        return found;
    }

    public void Dispose() => changes.Dispose();
}
