using System.Buffers;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core.Features;
using Microsoft.Net.Http.Headers;

namespace PushGen.AspNetCore.Windows;

/// <summary>Reads request bodies: media type, limit, and what goes wrong on the way.</summary>
static class HttpBody
{
    /// <summary>The media type is exact, and never one that a form of another site's page can send.</summary>
    /// <exception cref="PushException">415.</exception>
    public static void RequireType(HttpRequest request, string mediaType)
    {
        if (request.Headers.ContentType is not [{ } text] || !MediaTypeHeaderValue.TryParse(text, out var type)
            || !type.MediaType.Equals(mediaType, StringComparison.OrdinalIgnoreCase) || !type.Parameters.All(IsUtf8))
            throw new PushException(PushErrorCodes.UnsupportedMediaType, 415, $"The body is to be sent as {mediaType}, in UTF-8.");
    }

    static bool IsUtf8(NameValueHeaderValue parameter) =>
        parameter.Name.Equals("charset", StringComparison.OrdinalIgnoreCase) && HeaderUtilities.RemoveQuotes(parameter.Value).Equals("utf-8", StringComparison.OrdinalIgnoreCase);

    /// <summary>Reads the whole body into a buffer of the shared pool, which the caller gives back.</summary>
    /// <exception cref="PushException">413: it is larger than <paramref name="limit"/>.</exception>
    public static async ValueTask<(byte[] Rented, int Length)> ReadAsync(HttpContext http, int limit)
    {
        if (http.Request.ContentLength > limit)
            throw TooLarge(limit);
        SetLimit(http, limit);
        var body = http.Request.Body;
        byte[] buffer = ArrayPool<byte>.Shared.Rent((int)(http.Request.ContentLength ?? 4096) + 1);
        int length = 0;
        try
        {
            while (await body.ReadAsync(buffer.AsMemory(length), http.RequestAborted) is > 0 and int read)
            {
                length += read;
                if (length > limit)
                    throw TooLarge(limit);
                if (length == buffer.Length)
                    buffer = Grow(buffer, length);
            }
            return (buffer, length);
        }
        catch (Exception e)
        {
            ArrayPool<byte>.Shared.Return(buffer);
            if (e is IOException and not BadHttpRequestException)       // reset by the client, of which RequestAborted may not know yet
                throw new BadHttpRequestException("The body was cut off.", e);
            throw;
        }
    }

    static byte[] Grow(byte[] buffer, int length)
    {
        byte[] larger = ArrayPool<byte>.Shared.Rent(length * 2);
        buffer.AsSpan(0, length).CopyTo(larger);
        ArrayPool<byte>.Shared.Return(buffer);
        return larger;
    }

    /// <summary>An upload has no length, and pauses as its handler does: the server's own limits of size and pace are not for it.</summary>
    public static void AllowEndless(HttpContext http)
    {
        SetLimit(http, null);
        if (http.Features.Get<IHttpMinRequestBodyDataRateFeature>() is { } rate)
            rate.MinDataRate = null;
    }

    static void SetLimit(HttpContext http, long? limit)
    {
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
            size.MaxRequestBodySize = limit;
    }

    public static PushException TooLarge(int limit) => new(PushErrorCodes.TooLarge, 413, $"The limit is {limit} bytes.");

    /// <summary>What the server says of a body that breaks HTTP, or its limits.</summary>
    public static Problem Problem(BadHttpRequestException e) => e.StatusCode == 413
        ? new Problem(PushErrorCodes.TooLarge, 413, "The body is larger than the server allows.")
        : new Problem(PushErrorCodes.BodyInvalid, 400, "The body was cut off or breaks HTTP.");
}
