using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace PushGen;

/// <summary>
/// The body of an upload: a line with the other arguments, then a line for each element. Where the application's sequence throws, the body
/// is cut, which the server never takes for its end.
/// </summary>
sealed class UploadContent<T> : HttpContent
{
    readonly byte[] arguments;
    readonly IAsyncEnumerable<T> elements;
    readonly JsonTypeInfo<T> type;

    public UploadContent(byte[] arguments, IAsyncEnumerable<T> elements, JsonTypeInfo<T> type)
    {
        this.arguments = arguments;
        this.elements = elements;
        this.type = type;
        Headers.ContentType = new MediaTypeHeaderValue(Wire.NdJson);
    }

    /// <summary>What the application's sequence threw. Kept here, because HttpClient wraps some types of exceptions and takes others for its own.</summary>
    public Exception? SourceFailure { get; private set; }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        using var line = new MemoryStream();
        line.Write(arguments);
        await SendLineAsync(line, stream, cancellationToken).ConfigureAwait(false);
        bool sending = false;
        try
        {
            await foreach (var element in elements.WithCancellation(cancellationToken).ConfigureAwait(false))
            {
                await JsonSerializer.SerializeAsync(line, element, type, cancellationToken).ConfigureAwait(false);
                sending = true;
                await SendLineAsync(line, stream, cancellationToken).ConfigureAwait(false);
                sending = false;
            }
        }
        catch (Exception e) when (!sending && !cancellationToken.IsCancellationRequested)
        {
            SourceFailure = e;
            throw;
        }
    }

    // Each element on its way at once: the server works on it while the application makes the next.
    static async Task SendLineAsync(MemoryStream line, Stream stream, CancellationToken cancellationToken)
    {
        line.WriteByte((byte)'\n');
        await stream.WriteAsync(line.GetBuffer().AsMemory(0, (int)line.Length), cancellationToken).ConfigureAwait(false);
        await stream.FlushAsync(cancellationToken).ConfigureAwait(false);
        line.SetLength(0);
    }

    protected override bool TryComputeLength(out long length)
    {
        length = 0;
        return false;
    }
}
