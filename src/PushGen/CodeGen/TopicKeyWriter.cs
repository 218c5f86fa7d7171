using System.ComponentModel;
using System.Text;

namespace PushGen.CodeGen;

/// <summary>
/// Writes a topic's key in its one canonical form: <c>name=value</c> pairs joined by <c>&amp;</c>, invariant culture, percent-encoded. It is
/// the query of the topic's address and the name of its log; a part that is null is left out.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class TopicKeyWriter
{
    readonly StringBuilder text = new();

    TopicKeyWriter()
    {
    }

    /// <summary>The canonical form of a whole key, without a leading <c>?</c>.</summary>
    /// <exception cref="PushException"><see cref="PushErrorCodes.ParamsInvalid"/>: it is longer than 2,000 bytes.</exception>
    public static string Format<TKey>(in TKey key)
        where TKey : struct, ITopicKey<TKey>
    {
        var writer = new TopicKeyWriter();
        key.Write(writer);
        if (writer.text.Length > Wire.MaxKeyBytes)
        {
            throw new PushException(PushErrorCodes.ParamsInvalid, 400,
                $"A topic's key takes at most {Wire.MaxKeyBytes} bytes, percent-encoded; this one takes {writer.text.Length}.");
        }
        return writer.text.ToString();
    }

    /// <summary>Adds a text.</summary>
    public void Add(string name, string? value)
    {
        if (value is null)
            return;
        if (text.Length > 0)
            text.Append('&');
        text.Append(Uri.EscapeDataString(name)).Append('=').Append(Uri.EscapeDataString(value));
    }

    /// <summary>Adds a truth value: <c>true</c> or <c>false</c>.</summary>
    public void Add(string name, bool value) => Add(name, value ? "true" : "false");

    /// <inheritdoc cref="Add(string, bool)"/>
    public void Add(string name, bool? value)
    {
        if (value is { } some)
            Add(name, some);
    }

    /// <summary>Adds a number, date or other value that formats itself.</summary>
    public void Add<T>(string name, T value)
        where T : ISpanFormattable => Add(name, KeyFormat.ToText(value));

    /// <inheritdoc cref="Add{T}(string, T)"/>
    public void Add<T>(string name, T? value)
        where T : struct, ISpanFormattable
    {
        if (value is { } some)
            Add(name, some);
    }

    /// <summary>Adds an enum, by name.</summary>
    /// <exception cref="PushException"><see cref="PushErrorCodes.ParamsInvalid"/>: the value has no name.</exception>
    public void AddEnum<T>(string name, T value)
        where T : struct, Enum => Add(name, KeyFormat.ToEnumText(name, value));

    /// <inheritdoc cref="AddEnum{T}(string, T)"/>
    public void AddEnum<T>(string name, T? value)
        where T : struct, Enum
    {
        if (value is { } some)
            AddEnum(name, some);
    }
}
