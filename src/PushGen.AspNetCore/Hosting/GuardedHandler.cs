using Microsoft.AspNetCore.Cors.Infrastructure;
using Microsoft.AspNetCore.Http;
using PushGen.AspNetCore.Windows;

namespace PushGen.AspNetCore.Hosting;

/// <summary>What every push endpoint does around its own work: headers, origin, and turning exceptions into answers.</summary>
static class GuardedHandler
{
    public static RequestDelegate Wrap(PushServices services, Func<HttpContext, ValueTask> handle) => WrapGuarded(services, http => GuardAsync(http, services, handle(http)));

    /// <summary>For a handler whose task never fails: a poll that is held then has one state machine and not two.</summary>
    public static RequestDelegate WrapGuarded(PushServices services, RequestDelegate handle) => http =>
    {
        SetHeaders(http, services.Options);
        try
        {
            return OriginPolicy.Check(http, services.Options) is { } denied ? ProblemResponse.WriteAsync(http, denied) : handle(http);
        }
        catch (Exception e) when (CanAnswer(http))
        {
            return AnswerAsync(http, services, e);
        }
    };

    /// <summary>Waits for a handler, and answers its exceptions.</summary>
    public static async Task GuardAsync(HttpContext http, PushServices services, ValueTask handling)
    {
        try
        {
            await handling;
        }
        catch (Exception e) when (CanAnswer(http))
        {
            await AnswerAsync(http, services, e);
        }
    }

    public static bool CanAnswer(HttpContext http) => http.RequestAborted.IsCancellationRequested || !http.Response.HasStarted;

    /// <summary>Answers an exception.</summary>
    public static Task AnswerAsync(HttpContext http, PushServices services, Exception exception)
    {
        if (http.RequestAborted.IsCancellationRequested)
            return Task.CompletedTask;      // nobody is there to be told
        var problem = exception is BadHttpRequestException bad ? HttpBody.Problem(bad) : services.Problems.Map(exception, http.GetEndpoint()?.DisplayName ?? "push");
        return ProblemResponse.WriteAsync(http, problem);
    }

    public static void SetHeaders(HttpContext http, PushOptions options)
    {
        var headers = http.Response.Headers;
        headers.CacheControl = "no-store";
        headers.Vary = "Accept, Origin, Last-Event-ID";
        headers.XContentTypeOptions = "nosniff";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers["Referrer-Policy"] = "no-referrer";
        if (http.Request.Headers.Origin is [{ } origin] && !HasOwnCors(http) && OriginPolicy.IsListed(origin, options))
        {
            headers.AccessControlAllowOrigin = origin;
            headers.AccessControlAllowCredentials = "true";
            headers.AccessControlExposeHeaders = $"Location, Retry-After, {Wire.CursorHeader}, {Wire.ContractHeader}";
        }
    }

    /// <summary>Whether the application has put ASP.NET Core's own CORS on the endpoint, which then alone decides.</summary>
    public static bool HasOwnCors(HttpContext http) => http.GetEndpoint()?.Metadata.GetMetadata<ICorsMetadata>() is not null;
}
