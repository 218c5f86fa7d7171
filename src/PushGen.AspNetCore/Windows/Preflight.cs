using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using PushGen.AspNetCore.Hosting;

namespace PushGen.AspNetCore.Windows;

/// <summary>Answers a browser that asks whether a page of an allowed origin may make a request. Its origin has been checked before.</summary>
static class Preflight
{
    public static Task AnswerAsync(HttpContext http, string? allow)
    {
        if (allow is null)
            return ProblemResponse.WriteAsync(http, new Problem(PushErrorCodes.NoOperation, 404, "No such operation."));
        var options = http.RequestServices.GetRequiredService<PushServices>().Options;
        if (http.Request.Headers.AccessControlRequestMethod.Count == 0 || http.Request.Headers.Origin is not [{ } origin] || !OriginPolicy.IsListed(origin, options)
            || GuardedHandler.HasOwnCors(http))
            return ProblemResponse.WriteAsync(http, new Problem(PushErrorCodes.MethodNotAllowed, 405, $"What is here is used with {allow}."), allow);
        var headers = http.Response.Headers;
        headers.AccessControlAllowMethods = allow;
        headers.AccessControlAllowHeaders = $"Authorization, Content-Type, {Wire.IdempotencyKeyHeader}, {Wire.LastEventIdHeader}, {Wire.ContractHeader}";
        headers.AccessControlMaxAge = "600";
        headers.Append("Vary", "Access-Control-Request-Method, Access-Control-Request-Headers");
        http.Response.StatusCode = 204;
        return Task.CompletedTask;
    }
}
