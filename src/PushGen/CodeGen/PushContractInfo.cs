using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace PushGen.CodeGen;

/// <summary>What both ends know of a contract as a whole. Made by generated code, once per contract.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class PushContractInfo
{
    readonly Type[] payloads;
    bool complete;

    /// <summary>Describes a contract.</summary>
    /// <param name="name">Its name on the wire.</param>
    /// <param name="hash">A hash over its shape, compared and reported by both ends.</param>
    /// <param name="json">The options from <see cref="PushJson"/>.</param>
    /// <param name="payloads">All argument, item, element and result types.</param>
    public PushContractInfo(string name, string hash, JsonSerializerOptions json, params Type[] payloads)
    {
        Name = name;
        Hash = hash;
        Json = json;
        IsPlain = PushJson.IsPlain(json);
        this.payloads = payloads;
    }

    /// <summary>The contract's name on the wire.</summary>
    public string Name { get; }

    /// <summary>A hash over the contract's shape.</summary>
    public string Hash { get; }

    /// <summary>How the contract's payloads are written and read, equal at both ends.</summary>
    public JsonSerializerOptions Json { get; }

    /// <summary>Whether nothing in the options keeps generated parsers from reading what they take as <see cref="Json"/> would.</summary>
    internal bool IsPlain { get; }

    /// <summary>How one payload type is written and read.</summary>
    public JsonTypeInfo<T> TypeInfo<T>() => (JsonTypeInfo<T>)Json.GetTypeInfo(typeof(T));

    /// <summary>Finds a payload type that the contract's JSON context does not cover, or that cannot be read back, at start and not at the first item.</summary>
    /// <exception cref="InvalidOperationException">There is one.</exception>
    public void EnsurePayloads()
    {
        if (complete)
            return;
        var check = new PayloadCheck();
        foreach (var type in payloads)
        {
            try
            {
                check.Visit(Find(type));
            }
            catch (Exception e) when (e is NotSupportedException or InvalidOperationException && Json.TypeInfoResolver is not PushJson.NoReflection)
            {
                throw new InvalidOperationException($"Push contract '{Name}' cannot use the payload type '{type}': {e.Message}", e);
            }
        }
        complete = true;
    }

    JsonTypeInfo Find(Type type) => Json.TryGetTypeInfo(type, out var info) ? info
        : throw new NotSupportedException($"its JsonContext does not cover it. Add [JsonSerializable(typeof({type}))] to it.");
}
