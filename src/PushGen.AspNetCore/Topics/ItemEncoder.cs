using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace PushGen.AspNetCore.Topics;

/// <summary>An item's JSON, in a buffer that is used again after <see cref="Dispose"/>. One encoder per thread is kept.</summary>
[SuppressMessage("Design", "CA1001", Justification = "The writer holds nothing but the buffer.")]
sealed class ItemEncoder : IDisposable
{
    const int KeptCapacity = 256 * 1024;

    static readonly SearchValues<byte> LineEnds = SearchValues.Create("\r\n"u8);

    [ThreadStatic] static ItemEncoder? kept;

    readonly ArrayBufferWriter<byte> buffer = new(1024);
    readonly JavaScriptEncoder? escaping;
    readonly Utf8JsonWriter json;

    ItemEncoder(JavaScriptEncoder? escaping)
    {
        this.escaping = escaping;
        json = new Utf8JsonWriter(buffer, new JsonWriterOptions { SkipValidation = true, Encoder = escaping });
    }

    /// <summary>The item's JSON in one line.</summary>
    public ReadOnlySpan<byte> Json => buffer.WrittenSpan;

    /// <summary>Encodes an item once for all its readers, before the log is locked.</summary>
    /// <exception cref="PushException">The item is larger than <paramref name="limit"/>.</exception>
    public static ItemEncoder Encode<T>(T item, JsonTypeInfo<T> type, int limit)
    {
        var encoder = kept is { } idle && idle.escaping == type.Options.Encoder ? idle : new ItemEncoder(type.Options.Encoder);
        kept = null;        // a converter may publish, too
        encoder.Write(item, type);
        if (encoder.buffer.WrittenCount <= limit)
            return encoder;
        int size = encoder.buffer.WrittenCount;
        encoder.Dispose();
        throw new PushException(PushErrorCodes.TooLarge, 413, $"An item takes at most {limit} bytes of JSON; this {typeof(T).Name} takes {size}.");
    }

    void Write<T>(T item, JsonTypeInfo<T> type)
    {
        json.Reset(buffer);
        buffer.ResetWrittenCount();
        JsonSerializer.Serialize(json, item, type);
        json.Flush();
        // Only a converter's raw JSON has line ends; between tokens, so that a blank means the same.
        MemoryMarshal.AsMemory(buffer.WrittenMemory).Span.ReplaceAny(LineEnds, (byte)' ');
    }

    public void Dispose()
    {
        if (buffer.Capacity <= KeptCapacity)
            kept = this;
    }
}
