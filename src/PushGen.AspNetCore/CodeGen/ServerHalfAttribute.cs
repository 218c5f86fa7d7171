using System.ComponentModel;

namespace PushGen.AspNetCore.CodeGen;

/// <summary>Says of a generated type or method which contract it is of, so that analyzers know it in other projects too.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Interface | AttributeTargets.Method, Inherited = false)]
public sealed class ServerHalfAttribute(Type contract) : Attribute
{
    /// <summary>The contract.</summary>
    public Type Contract { get; } = contract;
}
