using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using PushGen.AspNetCore.Hosting;

namespace PushGen.AspNetCore.Windows;

/// <summary>Who calls over HTTP, for the server class.</summary>
static class HttpCaller
{
    /// <summary>Sets the context of the request's own services, which gates and calls are run with.</summary>
    public static PushContext SetContext(HttpContext http, PushTransports transport, string? key = null)
    {
        var context = new PushContext(http.User, http.Connection.Id, transport, http, key);
        http.RequestServices.GetRequiredService<PushContextHolder>().Context = context;
        return context;
    }

    /// <summary>The client's key, or null.</summary>
    /// <exception cref="PushException">400: it is none.</exception>
    public static string? ReadKey(HttpRequest request)
    {
        var values = request.Headers[Wire.IdempotencyKeyHeader];
        if (values.Count == 0)
            return null;
        if (values is not [{ } key])
            throw new PushException(PushErrorCodes.ParamsInvalid, 400, $"{Wire.IdempotencyKeyHeader} is there more than once.");
        IdempotencyKey.Require(key);
        return key;
    }
}
