using System.ComponentModel;

namespace PushGen.CodeGen;

/// <summary>One operation of a contract, as both ends know it.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class PushOperation
{
    private protected PushOperation(PushContractInfo contract, string name, string member)
    {
        Contract = contract;
        Name = name;
        Member = member;
        Path = contract.Name + "/" + name;
    }

    /// <summary>The contract it belongs to.</summary>
    public PushContractInfo Contract { get; }

    /// <summary>Its name on the wire.</summary>
    public string Name { get; }

    /// <summary>The name of the interface's method, for messages.</summary>
    public string Member { get; }

    /// <summary><c>{contract}/{operation}</c>: its address under the prefix, and its name in WebSocket frames.</summary>
    public string Path { get; }

    /// <inheritdoc/>
    public override string ToString() => Path;
}
