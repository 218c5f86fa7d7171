using Microsoft.AspNetCore.Http;

namespace PushGen.AspNetCore.Hosting;

/// <summary>
/// Which pages may use the endpoints: those of the server's own origin, and those of the origins in <see cref="PushOptions.AllowedOrigins"/>.
/// Asked before any work, on every window. Clients that are no browsers send neither header and pass.
/// </summary>
static class OriginPolicy
{
    /// <summary>Null if the request may go on.</summary>
    public static Problem? Check(HttpContext http, PushOptions options)
    {
        var origin = http.Request.Headers.Origin;
        if (origin.Count == 0)
            return IsCrossSite(http) ? Denied("The request comes from another site.") : null;
        return origin.Count == 1 && origin[0] is { } single && (IsListed(single, options) || IsOwn(single, http.Request.Host)) ? null : Denied("The origin of the page is not allowed.");
    }

    /// <summary>Whether <paramref name="origin"/> is in the list, which alone gets CORS headers: the server's own needs none.</summary>
    public static bool IsListed(string origin, PushOptions options) => options.AllowedOrigins.Contains(origin, StringComparer.OrdinalIgnoreCase) && origin != "null";

    // The scheme is not compared: behind a proxy that ends TLS the server sees http for a page that came over https.
    static bool IsOwn(string origin, HostString host)
    {
        if (!host.HasValue || !Uri.TryCreate(origin, UriKind.Absolute, out var page) || page.Scheme is not ("http" or "https") || page.AbsolutePath != "/" || origin[^1] == '/')
            return false;
        int port = host.Port ?? (page.Scheme == "https" ? 443 : 80);
        return page.Port == port && page.Host.Equals(host.Host, StringComparison.OrdinalIgnoreCase);
    }

    static bool IsCrossSite(HttpContext http) => http.Request.Headers["Sec-Fetch-Site"] is [{ } site, ..] && site.Equals("cross-site", StringComparison.OrdinalIgnoreCase);

    static Problem Denied(string detail) => new(PushErrorCodes.OriginDenied, 403, detail);
}
