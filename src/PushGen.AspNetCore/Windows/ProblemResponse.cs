using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using PushGen.AspNetCore.Hosting;

namespace PushGen.AspNetCore.Windows;

/// <summary>Answers with problem details.</summary>
static class ProblemResponse
{
    public static Task WriteAsync(HttpContext http, Problem problem, string? allow = null)
    {
        var logger = http.RequestServices.GetRequiredService<PushServices>().WindowLogger;
        if (logger.IsEnabled(LogLevel.Debug))
            logger.RequestRefused(http.GetEndpoint()?.DisplayName, problem.Status, problem.Code);
        var response = http.Response;
        response.StatusCode = problem.Status;
        response.ContentType = Problem.MediaType;
        response.Headers.CacheControl = "no-store";
        if (problem.RetryAfter is { } seconds)
            response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        if (allow is not null)
            response.Headers.Allow = allow;
        byte[] body = problem.ToUtf8();
        response.ContentLength = body.Length;
        return HttpMethods.IsHead(http.Request.Method) ? Task.CompletedTask : response.Body.WriteAsync(body, http.RequestAborted).AsTask();
    }
}
