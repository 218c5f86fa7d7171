using Microsoft.AspNetCore.Cors.Infrastructure;
using Microsoft.AspNetCore.Http;
using PushGen.AspNetCore.Windows;

namespace PushGen.AspNetCore.Hosting;

/// <summary>What every push endpoint does around its own work: headers, origin, and turning exceptions into answers.</summary>
static class GuardedHandler
{
    public static RequestDelegate Wrap(PushServices services, Func<HttpContext, ValueTask> handle) => http => RunAsync(http, services, handle);

    static async Task RunAsync(HttpContext http, PushServices services, Func<HttpContext, ValueTask> handle)
    {
        SetHeaders(http, services.Options);
        try
        {
            if (OriginPolicy.Check(http, services.Options) is { } denied)
                await ProblemResponse.WriteAsync(http, denied);
            else
                await handle(http);
        }
        catch (Exception) when (http.RequestAborted.IsCancellationRequested)
        {
            // Nobody is there to be told.
        }
        catch (Exception e) when (!http.Response.HasStarted)
        {
            var problem = e is BadHttpRequestException bad ? HttpBody.Problem(bad) : services.Problems.Map(e, http.GetEndpoint()?.DisplayName ?? "push");
            await ProblemResponse.WriteAsync(http, problem);
        }
    }

    public static void SetHeaders(HttpContext http, PushOptions options)
    {
        var headers = http.Response.Headers;
        headers.CacheControl = "no-store";
        headers.Vary = "Accept, Origin, Last-Event-ID";
        headers.XContentTypeOptions = "nosniff";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers["Referrer-Policy"] = "no-referrer";
        if (!HasOwnCors(http) && http.Request.Headers.Origin is [{ } origin] && OriginPolicy.IsListed(origin, options))
        {
            headers.AccessControlAllowOrigin = origin;
            headers.AccessControlAllowCredentials = "true";
            headers.AccessControlExposeHeaders = $"Location, Retry-After, {Wire.CursorHeader}, {Wire.ContractHeader}";
        }
    }

    /// <summary>Whether the application has put ASP.NET Core's own CORS on the endpoint, which then alone decides.</summary>
    public static bool HasOwnCors(HttpContext http) => http.GetEndpoint()?.Metadata.GetMetadata<ICorsMetadata>() is not null;
}
