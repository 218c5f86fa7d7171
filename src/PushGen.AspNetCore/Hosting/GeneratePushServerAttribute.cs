namespace PushGen.AspNetCore;

/// <summary>
/// Generates the server half of a contract that lives in a referenced project: <c>[assembly: GeneratePushServer(typeof(ITrading))]</c>.
/// A contract of the same project needs no such line.
/// </summary>
/// <param name="contract">The interface with <see cref="PushContractAttribute"/>.</param>
[AttributeUsage(AttributeTargets.Assembly, AllowMultiple = true)]
public sealed class GeneratePushServerAttribute(Type contract) : Attribute
{
    /// <summary>The contract.</summary>
    public Type Contract { get; } = contract;

    /// <summary>True makes the generated types internal, where two projects would both have them.</summary>
    public bool Internal { get; set; }
}
