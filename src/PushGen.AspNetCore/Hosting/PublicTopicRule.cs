using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using PushGen.AspNetCore.Topics;

namespace PushGen.AspNetCore.Hosting;

/// <summary>A public topic's pages may be kept by shared caches, so that nothing that keeps anybody out may be on its endpoint: it would not be asked.</summary>
static class PublicTopicRule
{
    public static void AddTo(IEndpointConventionBuilder endpoint, OperationBinding binding)
    {
        if (binding is not TopicBinding { Options: { Public: true } options })
            return;
        if (options.Gated || options.PerUser)
            throw new InvalidOperationException($"The topic '{binding.Path}' is Public, so it can be neither Gated nor PerUser.");
        endpoint.Finally(builder => Check(builder.Metadata, binding.Path));
    }

    /// <exception cref="InvalidOperationException">The endpoint asks for authorization.</exception>
    public static void Check(IEnumerable<object> metadata, string path)
    {
        bool restricted = false;
        foreach (object item in metadata)
        {
            if (item is IAllowAnonymous)
                return;
            restricted |= item is IAuthorizeData or AuthorizationPolicy or IAuthorizationRequirementData;
        }
        if (restricted)
            throw Restricted(path, "its endpoint requires authorization");
    }

    public static InvalidOperationException Restricted(string path, string why) => new(
        $"The topic '{path}' is Public, which lets shared caches keep its pages, but {why}. Set Public = false, or say .AllowAnonymous() on the topic's endpoint.");
}
