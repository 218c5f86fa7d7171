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
        if (IsAsked(metadata, static one => one is EnableRateLimitingAttribute, static one => one is DisableRateLimitingAttribute))
            return "rate limiting (RequireRateLimiting)";
        if (IsAsked(metadata, static one => one is RequestTimeoutAttribute or RequestTimeoutPolicy, static one => one is DisableRequestTimeoutAttribute))
            return "a request timeout (WithRequestTimeout)";
        if (metadata.GetMetadata<IHostMetadata>() is { Hosts.Count: > 0 })
            return "a host (RequireHost)";
        if (metadata.GetMetadata<IAntiforgeryMetadata>() is { RequiresValidation: true })
            return "an antiforgery token";
        if (metadata.GetMetadata<IRequestSizeLimitMetadata>() is { MaxRequestBodySize: { } size } && size < maxFrameBytes)
            return "a request size limit";
        return null;
    }

    /// <summary>Of what asks and what takes it back, the later counts.</summary>
    static bool IsAsked(EndpointMetadataCollection metadata, Predicate<object> asks, Predicate<object> takesBack)
    {
        for (int i = metadata.Count - 1; i >= 0; i--)
        {
            if (asks(metadata[i]))
                return true;
            if (takesBack(metadata[i]))
                return false;
        }
        return false;
    }
}
