using Microsoft.CodeAnalysis;
using PushGen.Generators.Parsing;

namespace PushGen.Generators.Analyzers.Payloads;

/// <summary>
/// The types that a JsonSerializerContext knows, which is what is asked for at start: System.Text.Json's generator gives the context a
/// <c>JsonTypeInfo&lt;T&gt;</c> property for each.
/// </summary>
sealed class JsonCoverage
{
    readonly List<ITypeSymbol> covered = [];

    JsonCoverage(INamedTypeSymbol context)
    {
        foreach (var member in context.GetMembers())
        {
            if (member is IPropertySymbol { IsStatic: false, Type: INamedTypeSymbol { Name: "JsonTypeInfo", Arity: 1 } type })
                covered.Add(type.TypeArguments[0]);
        }
    }

    /// <summary>Null for a context that is not generated (yet): what such a one knows cannot be seen.</summary>
    public static JsonCoverage? Of(INamedTypeSymbol context)
    {
        foreach (var attribute in context.GetAttributes())
        {
            if (attribute is { AttributeClass.Name: "GeneratedCodeAttribute", ConstructorArguments.Length: 2 }
                && attribute.ConstructorArguments[0].Value is "System.Text.Json.SourceGeneration")
            {
                return new JsonCoverage(context);
            }
        }
        return null;
    }

    public bool Covers(ITypeSymbol type)
    {
        if (PayloadTypes.IsUntyped(type))
            return true;        // System.Text.Json itself knows object; PUSH0104 says what becomes of it
        foreach (var other in covered)
        {
            if (PayloadTypes.AreSame(type, other))
                return true;
        }
        return false;
    }

    /// <summary>The first use of each payload of the contract that its context does not cover.</summary>
    public static List<PayloadUse> Missing(INamedTypeSymbol contract, INamedTypeSymbol context)
    {
        var missing = new List<PayloadUse>();
        if (Of(context) is not { } coverage)
            return missing;
        foreach (var use in Distinct(contract))
        {
            if (use.Type.TypeKind != TypeKind.Error && !coverage.Covers(use.Type))
                missing.Add(use);
        }
        return missing;
    }

    /// <summary>The first use of each payload of the contract.</summary>
    public static List<PayloadUse> Distinct(INamedTypeSymbol contract)
    {
        var distinct = new List<PayloadUse>();
        foreach (var use in ContractPayloads.Read(contract))
        {
            bool isNew = true;
            foreach (var earlier in distinct)
                isNew &= !PayloadTypes.AreSame(earlier.Type, use.Type);
            if (isNew)
                distinct.Add(use);
        }
        return distinct;
    }
}
