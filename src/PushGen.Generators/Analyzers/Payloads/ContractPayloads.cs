using Microsoft.CodeAnalysis;
using PushGen.Generators.Model;
using PushGen.Generators.Parsing;
using OperationKind = PushGen.Generators.Model.OperationKind;

namespace PushGen.Generators.Analyzers.Payloads;

/// <summary>What the operations of a contract send: the types that are asked for at start, and the parameters and results that have them.</summary>
static class ContractPayloads
{
    public static List<PayloadUse> Read(INamedTypeSymbol contract)
    {
        var uses = new List<PayloadUse>();
        if (ContractPlace.Rejection(contract) is not null)
            return uses;
        var reader = new OperationReader(new Findings(contract, sink: null), new TypeText(aliases: null));
        foreach (var method in new ContractMembers(contract).Operations)
        {
            var draft = reader.Read(method);
            if (draft.Rule is null)
                Add(draft, uses);
        }
        return uses;
    }

    static void Add(OperationDraft draft, List<PayloadUse> uses)
    {
        for (int i = 0; i < draft.Parameters.Count; i++)
        {
            var parameter = draft.Method.Parameters[i];
            var role = draft.Parameters[i].Role;
            if (role == ParameterRole.Upload)
                uses.Add(new PayloadUse(parameter, draft.Element!));
            else if (role == ParameterRole.Argument && draft.Kind != OperationKind.Topic)    // a topic's key is text
                uses.Add(new PayloadUse(parameter, parameter.Type));
        }
        if (draft.Payload is not null)
            uses.Add(new PayloadUse(draft.Method, draft.Payload));
    }

    /// <summary>The interface's attribute, where it is a contract.</summary>
    public static AttributeData? Attribute(INamedTypeSymbol type) =>
        type.TypeKind == TypeKind.Interface ? KnownTypes.FindPushAttribute(type, "PushContractAttribute") : null;

    /// <summary>The contract's context, or null.</summary>
    public static INamedTypeSymbol? JsonContext(AttributeData attribute)
    {
        foreach (var argument in attribute.NamedArguments)
        {
            if (argument.Key == "JsonContext")
                return argument.Value.Value as INamedTypeSymbol;
        }
        return null;
    }
}
