using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Timeouts;

namespace PushGen.AspNetCore.Hosting;

/// <summary>Makes each operation a real endpoint of its prefix's group.</summary>
static class OperationEndpoints
{
    public static IEndpointConventionBuilder Map(PushRouteBuilder push, OperationBinding binding, string method, RequestDelegate handle)
    {
        push.Hub.Add(binding);
        var endpoint = push.Group.MapMethods("/" + binding.Path, [method], handle)
            .WithMetadata(new OperationMetadata(binding))
            .WithDisplayName($"Push {method} {push.Hub.Prefix}/{binding.Path}");
        if (method == HttpMethods.Get)
            endpoint.WithMetadata(new DisableRequestTimeoutAttribute());
        PublicTopicRule.AddTo(endpoint, binding);
        endpoint.Finally(MarkFilters);
        return endpoint;
    }

    /// <summary>Filters leave no trace in the metadata, so they are looked for once all conventions, also those of outer groups, have run.</summary>
    static void MarkFilters(EndpointBuilder endpoint)
    {
        if (endpoint.FilterFactories.Count > 0)
            endpoint.Metadata.Add(EndpointFiltersMetadata.Instance);
    }
}
