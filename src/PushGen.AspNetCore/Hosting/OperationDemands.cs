using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;

namespace PushGen.AspNetCore.Hosting;

/// <summary>What an operation's endpoint, with all conventions applied, demands of who uses it.</summary>
sealed class OperationDemands(Endpoint endpoint, string? httpOnly)
{
    AuthorizationPolicy? policy;
    bool combined;

    public Endpoint Endpoint { get; } = endpoint;

    /// <summary>What only an HTTP request can honour, or null.</summary>
    public string? HttpOnly { get; } = httpOnly;

    public bool AllowsAnonymous { get; } = endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null;

    /// <summary>Known from the second use on, if the policy provider allows that.</summary>
    public bool DemandsNothing => Volatile.Read(ref combined) && policy is null;

    /// <summary>The policy that the endpoint's metadata make together, combined as the authorization middleware does; null demands nothing.</summary>
    public ValueTask<AuthorizationPolicy?> GetPolicyAsync(IAuthorizationPolicyProvider provider) =>
        combined ? ValueTask.FromResult(policy) : CombineAsync(provider);

    async ValueTask<AuthorizationPolicy?> CombineAsync(IAuthorizationPolicyProvider provider)
    {
        var metadata = Endpoint.Metadata;
        var found = await AuthorizationPolicy.CombineAsync(provider, metadata.GetOrderedMetadata<IAuthorizeData>(), metadata.GetOrderedMetadata<AuthorizationPolicy>());
        var requirements = metadata.GetOrderedMetadata<IAuthorizationRequirementData>().SelectMany(data => data.GetRequirements()).ToArray();
        if (requirements.Length > 0)
        {
            var more = new AuthorizationPolicyBuilder().AddRequirements(requirements).Build();
            found = found is null ? more : AuthorizationPolicy.Combine(found, more);
        }
        if (provider.AllowsCachingPolicies)
        {
            policy = found;
            Volatile.Write(ref combined, true);
        }
        return found;
    }
}
