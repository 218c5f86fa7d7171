namespace PushGen;

/// <summary>Names an operation, or a parameter, on the wire. Without it the name is derived from the C# name.</summary>
/// <param name="name">For an operation lower-case letters, digits, <c>-</c> and <c>.</c>; for a parameter the JSON member's or query parameter's name.</param>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Parameter, Inherited = false)]
public sealed class PushNameAttribute(string name) : Attribute
{
    /// <summary>The name on the wire.</summary>
    public string Name { get; } = name;
}
