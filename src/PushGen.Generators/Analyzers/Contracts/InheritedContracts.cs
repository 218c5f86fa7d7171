using Microsoft.CodeAnalysis;
using PushGen.Generators.Parsing;

namespace PushGen.Generators.Analyzers.Contracts;

/// <summary>The interfaces that contracts of a project inherit.</summary>
static class InheritedContracts
{
    public static HashSet<INamedTypeSymbol> Find(Compilation compilation)
    {
        var inherited = new HashSet<INamedTypeSymbol>(SymbolEqualityComparer.Default);
        Add(compilation.Assembly.GlobalNamespace, inherited);
        return inherited;
    }

    static void Add(INamespaceOrTypeSymbol scope, HashSet<INamedTypeSymbol> inherited)
    {
        foreach (var member in scope.GetMembers())
        {
            if (member is not INamespaceOrTypeSymbol inner)
                continue;
            if (inner is INamedTypeSymbol { TypeKind: TypeKind.Interface } type && KnownTypes.FindPushAttribute(type, "PushContractAttribute") is not null)
            {
                foreach (var @base in type.AllInterfaces)
                    inherited.Add(@base.OriginalDefinition);
            }
            Add(inner, inherited);
        }
    }
}
