using Microsoft.AspNetCore.Http;

namespace PushGen.AspNetCore.Hosting;

/// <summary>Which pages may use the endpoints.</summary>
static class OriginPolicy
{
    public static Problem? Check(HttpContext http, PushOptions options)
    {
        string origin = http.Request.Headers.Origin.ToString();
        return origin.Length == 0 || options.AllowedOrigins.Contains(origin)
            || (Uri.TryCreate(origin, UriKind.Absolute, out var uri) && string.Equals(uri.Authority, http.Request.Host.Value, StringComparison.OrdinalIgnoreCase))
            ? null
            : new Problem(PushErrorCodes.OriginDenied, 403, "Pages of this origin may not use this server.");
    }
}
