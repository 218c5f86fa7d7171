using System.ComponentModel;

namespace PushGen.AspNetCore.CodeGen;

/// <summary>Says of a generated type or method which contract it is of, so that analyzers know it in other projects too.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Interface | AttributeTargets.Method, Inherited = false)]
public sealed class ServerHalfAttribute(string contract) : Attribute
{
    /// <summary>The id of the contract in documentation files: naming its type could be an error, where it is obsolete.</summary>
    public string Contract { get; } = contract;
}
