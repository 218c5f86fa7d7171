using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace PushGen.AspNetCore.Windows;

/// <summary>What the reader wants: events only where it names them, else JSON.</summary>
static class AcceptHeader
{
    /// <exception cref="PushException">406: it takes neither.</exception>
    public static bool WantsEvents(HttpRequest request)
    {
        var accept = request.Headers.Accept;
        if (accept.Count == 0 || accept is [Wire.Json or "*/*"] || accept.All(string.IsNullOrWhiteSpace))     // the typed client's, and nothing to parse
            return false;
        if (!MediaTypeHeaderValue.TryParseList(accept, out var ranges))
            throw NotAcceptable();
        foreach (var range in ranges)
        {
            if (range.MediaType.Equals(Wire.EventStream, StringComparison.OrdinalIgnoreCase) && range.Quality != 0)
                return true;
        }
        return TakesJson(ranges) ? false : throw NotAcceptable();
    }

    /// <exception cref="PushException">406: it does not take JSON.</exception>
    public static void RequireJson(HttpRequest request)
    {
        var accept = request.Headers.Accept;
        if (accept.Count == 0 || accept.All(string.IsNullOrWhiteSpace))
            return;
        if (!MediaTypeHeaderValue.TryParseList(accept, out var ranges) || !TakesJson(ranges))
            throw NotAcceptable();
    }

    // The most specific range that covers JSON decides, so that "*/*, application/json;q=0" is a no.
    static bool TakesJson(IList<MediaTypeHeaderValue> ranges)
    {
        double? exact = null, type = null, any = null;
        foreach (var range in ranges)
        {
            double quality = range.Quality ?? 1;
            if (range.MediaType.Equals(Wire.Json, StringComparison.OrdinalIgnoreCase))
                exact = Math.Max(exact ?? 0, quality);
            else if (range.MediaType.Equals("application/*", StringComparison.OrdinalIgnoreCase))
                type = Math.Max(type ?? 0, quality);
            else if (range.MatchesAllTypes)
                any = Math.Max(any ?? 0, quality);
        }
        return (exact ?? type ?? any ?? 0) > 0;
    }

    static PushException NotAcceptable() => new(PushErrorCodes.NotAcceptable, 406, $"What there is: {Wire.Json} and, for topics and streams, {Wire.EventStream}.");
}
