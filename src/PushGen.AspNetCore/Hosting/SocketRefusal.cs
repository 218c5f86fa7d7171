using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Http.Timeouts;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.AspNetCore.Routing;

namespace PushGen.AspNetCore.Hosting;

/// <summary>
/// Finds what an endpoint asks for that only an HTTP request can honour. Such an operation is refused on the WebSocket, so that nothing
/// the application asked for is skipped in silence.
/// </summary>
static class SocketRefusal
{
    /// <returns>What it is, or null: the operation can be used on the WebSocket.</returns>
    public static string? Find(EndpointMetadataCollection metadata, int maxFrameBytes)
    {
        if (metadata.GetMetadata<EndpointFiltersMetadata>() is not null)
            return "an endpoint filter";
        if (Last<EnableRateLimitingAttribute, DisableRateLimitingAttribute>(metadata) is EnableRateLimitingAttribute)
            return "rate limiting (RequireRateLimiting)";
        if (Last<RequestTimeoutAttribute, DisableRequestTimeoutAttribute>(metadata) is RequestTimeoutAttribute || metadata.GetMetadata<RequestTimeoutPolicy>() is not null)
            return "a request timeout (WithRequestTimeout)";
        if (metadata.GetMetadata<IHostMetadata>() is { Hosts.Count: > 0 })
            return "a host (RequireHost)";
        if (metadata.GetMetadata<IAntiforgeryMetadata>() is { RequiresValidation: true })
            return "an antiforgery token";
        if (metadata.GetMetadata<IRequestSizeLimitMetadata>() is { MaxRequestBodySize: { } size } && size < maxFrameBytes)
            return "a request size limit";
        return null;
    }

    /// <summary>The later of two that contradict each other, as their middleware sees it.</summary>
    static object? Last<TOne, TOther>(EndpointMetadataCollection metadata)
    {
        for (int i = metadata.Count - 1; i >= 0; i--)
        {
            if (metadata[i] is TOne or TOther)
                return metadata[i];
        }
        return null;
    }
}
