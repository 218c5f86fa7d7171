using Microsoft.CodeAnalysis;
using PushGen.Generators.Parsing;

namespace PushGen.Generators.Analyzers.Contracts;

/// <summary>A contract of the project, for rules over several.</summary>
sealed class CollectedContract(INamedTypeSymbol type, AttributeData attribute)
{
    public INamedTypeSymbol Type => type;

    public string WireName { get; } = ContractReader.WireName(type, attribute);

    /// <summary>What generated names are made of.</summary>
    public string Word { get; } = ContractReader.Word(type, attribute);

    public string FullName { get; } = ContractPlace.FullName(type);

    /// <summary>The type or the last part of the namespace that it stands in.</summary>
    public string? Scope => type.ContainingType?.Name ?? (type.ContainingNamespace.IsGlobalNamespace ? null : type.ContainingNamespace.Name);
}
