using System.ComponentModel;

namespace PushGen.CodeGen;

/// <summary>
/// Reads a topic's key from named texts: the query of an address, or the object <c>a</c> of a WebSocket frame. Every failure is a
/// <see cref="PushException"/> with <see cref="PushErrorCodes.ParamsInvalid"/> that names the parameter.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class TopicKeyReader
{
    readonly IReadOnlyList<KeyValuePair<string, string>> values;
    readonly HashSet<string> asked = new(StringComparer.Ordinal);
    int taken;

    TopicKeyReader(IReadOnlyList<KeyValuePair<string, string>> values) => this.values = values;

    /// <summary>Reads a whole key: no part may be missing, repeated or unknown.</summary>
    /// <param name="values">The named texts, without the protocol's own parameters.</param>
    /// <exception cref="PushException">One is.</exception>
    public static TKey Read<TKey>(IReadOnlyList<KeyValuePair<string, string>> values)
        where TKey : struct, ITopicKey<TKey>
    {
        for (int i = 0; i < values.Count; i++)
        {
            for (int j = 0; j < i; j++)
            {
                if (values[i].Key == values[j].Key)
                    throw Invalid($"The parameter '{Shown(values[i].Key)}' is there twice.");
            }
        }
        var reader = new TopicKeyReader(values);
        var key = TKey.Read(reader);
        if (reader.taken != values.Count)
        {
            string unknown = values.First(value => !reader.asked.Contains(value.Key)).Key;
            throw Invalid($"Expected {reader.taken} parameters that this topic has, got {values.Count}. It has no '{Shown(unknown)}'.");
        }
        return key;
    }

    /// <summary>Reads a text that must be there.</summary>
    public string Text(string name) => Find(name) ?? throw Missing(name);

    /// <summary>Reads a text that may be left out.</summary>
    public string? OptionalText(string name, string? defaultValue = null) => Find(name) ?? defaultValue;

    /// <summary>Reads a truth value, number, date or other value that parses itself.</summary>
    public T Value<T>(string name)
        where T : ISpanParsable<T> => Parse<T>(name, Find(name) ?? throw Missing(name));

    /// <summary>Reads a value that may be left out.</summary>
    public T OptionalValue<T>(string name, T defaultValue)
        where T : ISpanParsable<T> => Find(name) is { } text ? Parse<T>(name, text) : defaultValue;

    /// <summary>Reads a nullable value that may be left out.</summary>
    public T? NullableValue<T>(string name, T? defaultValue = null)
        where T : struct, ISpanParsable<T> => Find(name) is { } text ? Parse<T>(name, text) : defaultValue;

    /// <summary>Reads a value of a reference type that may be left out.</summary>
    public T? NullableReference<T>(string name, T? defaultValue = null)
        where T : class, ISpanParsable<T> => Find(name) is { } text ? Parse<T>(name, text) : defaultValue;

    /// <summary>Reads an enum, by name.</summary>
    public T EnumValue<T>(string name)
        where T : struct, Enum => ParseEnum<T>(name, Find(name) ?? throw Missing(name));

    /// <summary>Reads an enum that may be left out.</summary>
    public T OptionalEnum<T>(string name, T defaultValue)
        where T : struct, Enum => Find(name) is { } text ? ParseEnum<T>(name, text) : defaultValue;

    /// <summary>Reads a nullable enum that may be left out.</summary>
    public T? NullableEnum<T>(string name, T? defaultValue = null)
        where T : struct, Enum => Find(name) is { } text ? ParseEnum<T>(name, text) : defaultValue;

    string? Find(string name)
    {
        asked.Add(name);
        foreach (var (key, value) in values)
        {
            if (key != name)
                continue;
            taken++;
            return value;
        }
        return null;
    }

    static T Parse<T>(string name, string text)
        where T : ISpanParsable<T> =>
        KeyFormat.TryParse<T>(text, out var value) ? value : throw Invalid($"The parameter '{name}' is no {typeof(T).Name}{KeyFormat.Form<T>()}.");

    static T ParseEnum<T>(string name, string text)
        where T : struct, Enum =>
        KeyFormat.TryParseEnum<T>(text, out var value) ? value : throw Invalid($"The parameter '{name}' is no {typeof(T).Name}: expected its name.");

    static PushException Missing(string name) => Invalid($"The parameter '{name}' is missing.");

    static PushException Invalid(string detail) => new(PushErrorCodes.ParamsInvalid, 400, detail);

    // Names of unknown parameters come from the network: told, but only as far as they could be a name.
    static string Shown(string name) => name.Length <= 40 && name.All(char.IsAsciiLetterOrDigit) ? name : "…";
}
