using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
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
    /// <exception cref="ArgumentException">JSON has no form for it: NaN, say, or null in a member that is not nullable.</exception>
    public void Write<T>(string name, T value)
    {
        json.WritePropertyName(name);
        try
        {
            JsonSerializer.Serialize(json, value, (JsonTypeInfo<T>)options.GetTypeInfo(typeof(T)));
        }
        catch (Exception e)
        {
            throw new ArgumentException($"The argument '{name}' cannot be written as JSON: {e.Message}", name, e);
        }
    }

    /// <summary>Writes one argument, unless it is what it is where it is left out: <c>default</c>, for which some types have no JSON.</summary>
    public void WriteUnlessDefault<T>(string name, T value)
        where T : struct
    {
        // By its bits: -0.0 and 0.00m equal their default, and are not it.
        if (MemoryMarshal.CreateReadOnlySpan(ref Unsafe.As<T, byte>(ref value), Unsafe.SizeOf<T>()).ContainsAnyExcept((byte)0))
            Write(name, value);
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
