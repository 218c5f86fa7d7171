using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace PushGen.AspNetCore.Topics;

/// <summary>Turns an item into its frame, once, before the log is locked. One encoder per thread is kept.</summary>
[SuppressMessage("Design", "CA1001", Justification = "The writer holds nothing but the buffer.")]
sealed class ItemEncoder
{
    const int KeptCapacity = 256 * 1024;

    [ThreadStatic] static ItemEncoder? kept;

    readonly ArrayBufferWriter<byte> buffer = new(1024);
    readonly JavaScriptEncoder? escaping;
    readonly Utf8JsonWriter json;

    ItemEncoder(JavaScriptEncoder? escaping)
    {
        this.escaping = escaping;
        json = new Utf8JsonWriter(buffer, new JsonWriterOptions { SkipValidation = true, Encoder = escaping });
    }

    /// <exception cref="PushException">The item is larger than <paramref name="limit"/>.</exception>
    public static byte[] Encode<T>(T item, JsonTypeInfo<T> type, int limit)
    {
        var encoder = kept is { } idle && idle.escaping == type.Options.Encoder ? idle : new ItemEncoder(type.Options.Encoder);
        kept = null;        // a converter may publish, too
        var frame = encoder.ToFrame(item, type, limit);
        if (encoder.buffer.Capacity <= KeptCapacity)
            kept = encoder;
        return frame;
    }

    byte[] ToFrame<T>(T item, JsonTypeInfo<T> type, int limit)
    {
        json.Reset(buffer);
        buffer.ResetWrittenCount();
        JsonSerializer.Serialize(json, item, type);
        json.Flush();
        return buffer.WrittenCount <= limit
            ? LogEntry.Frame(buffer.WrittenSpan)
            : throw new PushException(PushErrorCodes.TooLarge, 413, $"An item takes at most {limit} bytes of JSON; this {typeof(T).Name} takes {buffer.WrittenCount}.");
    }
}
