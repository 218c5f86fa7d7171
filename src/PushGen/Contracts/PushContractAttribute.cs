using System.Text.Json.Serialization;

namespace PushGen;

/// <summary>
/// Makes an interface a push contract: PushGen generates a strongly typed client for it and, in a project that references
/// PushGen.AspNetCore, the server's endpoints.
/// </summary>
/// <param name="name">The contract's name on the wire; by default the interface's name without a leading <c>I</c>, in kebab-case.</param>
[AttributeUsage(AttributeTargets.Interface, Inherited = false)]
public sealed class PushContractAttribute(string? name = null) : Attribute
{
    /// <summary>The contract's name on the wire, or null for the one derived from the interface's name.</summary>
    public string? Name { get; } = name;

    /// <summary>
    /// A <see cref="JsonSerializerContext"/> that covers every payload of the contract. Without one System.Text.Json's
    /// reflection is used, which trimmed and AOT-compiled applications do not have.
    /// </summary>
    public Type? JsonContext { get; set; }

    /// <summary>
    /// True keeps the property names as <see cref="JsonContext"/> writes them or, without one, as they are in C#; by default (false) a
    /// contract's JSON is camelCase.
    /// </summary>
    public bool KeepJsonNaming { get; set; }

    /// <summary>
    /// The word in the generated types' names: <c>"Trading"</c> gives <c>TradingClient</c>, <c>ITradingServer</c> and so on. By default
    /// the interface's name without a leading <c>I</c>.
    /// </summary>
    public string? TypeName { get; set; }
}
