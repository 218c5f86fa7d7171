using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace PushGen.CodeGen;

/// <summary>Writes arguments as members of one JSON object.</summary>
/// <param name="json">Where to.</param>
/// <param name="options">The contract's options.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct ArgumentWriter(Utf8JsonWriter json, JsonSerializerOptions options)
{
    /// <summary>Writes one argument.</summary>
    public void Write<T>(string name, T value)
    {
        json.WritePropertyName(name);
        JsonSerializer.Serialize(json, value, (JsonTypeInfo<T>)options.GetTypeInfo(typeof(T)));
    }

    /// <summary>Writes all arguments as one object.</summary>
    internal static void WriteObject<TArguments>(Utf8JsonWriter json, PushContractInfo contract, in TArguments arguments)
        where TArguments : struct, IArguments<TArguments>
    {
        json.WriteStartObject();
        arguments.Write(new ArgumentWriter(json, contract.Json));
        json.WriteEndObject();
    }
}
