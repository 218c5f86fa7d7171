using System.Text;
using System.Text.Json;

namespace PushGen.AspNetCore.Windows.Sockets;

/// <summary>Reads a topic's key from the object <c>a</c>: texts in invariant form; numbers and truth values by their JSON; null is absent.</summary>
static class SocketTopicKey
{
    /// <exception cref="PushException">400: it is no such object.</exception>
    public static IReadOnlyList<KeyValuePair<string, string>> Read(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json);
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartObject)
            throw Invalid("Expected the key's parameters as one JSON object.");
        List<KeyValuePair<string, string>>? values = null;
        try
        {
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                string name = reader.GetString()!;
                reader.Read();
                if (ReadValue(ref reader) is { } value)
                    (values ??= []).Add(new(name, value));
            }
        }
        catch (InvalidOperationException)       // a lone surrogate
        {
            throw Invalid("A parameter cannot be read as text.");
        }
        return values ?? (IReadOnlyList<KeyValuePair<string, string>>)[];
    }

    static string? ReadValue(ref Utf8JsonReader reader) => reader.TokenType switch
    {
        JsonTokenType.String => reader.GetString(),
        JsonTokenType.Number or JsonTokenType.True or JsonTokenType.False => Encoding.ASCII.GetString(reader.ValueSpan),
        JsonTokenType.Null => null,
        _ => throw Invalid("A parameter of a topic's key is a text, a number, true, false or null."),
    };

    static PushException Invalid(string detail) => new(PushErrorCodes.ParamsInvalid, 400, detail);
}
