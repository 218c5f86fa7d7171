using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using PushGen.CodeGen;

namespace PushGen;

/// <summary>How a payload is read: its type's contract, and whether null is one of its values.</summary>
readonly struct ItemFormat<T>(JsonTypeInfo<T>? type, bool nullable, string operation, PlainParser<T>? parser = null)
{
    /// <summary>False for a call that has none.</summary>
    public bool HasResult => type is not null;

    /// <summary>
    /// Reads the payload that <paramref name="json"/> begins with, and tells its length; 0 where it is not in the usual form, and <see cref="Read"/> has to
    /// see what it is.
    /// </summary>
    public int ReadAhead(ReadOnlySpan<byte> json, out T value)
    {
        value = default!;
        if (parser is null)
            return 0;
        var reader = new PlainReader(json);
        try
        {
            return parser(ref reader, out value) ? json.Length - reader.Rest.Length : 0;
        }
        catch (Exception)       // of the text, or of the application's constructor: it comes again
        {
            return 0;
        }
    }

    /// <summary>Reads straight from the transport's buffer.</summary>
    /// <exception cref="PushException"><see cref="PushErrorCodes.ProtocolError"/>: it does not fit.</exception>
    public T Read(ReadOnlySpan<byte> json)
    {
        if (type is null)       // a call without result
            return default!;
        if (ReadAhead(json, out var usual) is > 0 and int length && length == json.Length)
            return usual;
        T? value;
        try
        {
            value = JsonSerializer.Deserialize(json, type);
        }
        catch (Exception e)     // a converter or constructor of the application may throw anything; the connection is not to blame
        {
            string why = e is JsonException ? JsonFailures.Path(e) + " does not fit." : e.Message;
            throw new PushException(PushErrorCodes.ProtocolError, 0, $"What '{operation}' sent cannot be read as {typeof(T).Name}: {why}", e);
        }
        if (value is null && !nullable)
            throw new PushException(PushErrorCodes.ProtocolError, 0, $"'{operation}' sent null where the contract has a {typeof(T).Name} that is not nullable.");
        return value!;
    }
}
