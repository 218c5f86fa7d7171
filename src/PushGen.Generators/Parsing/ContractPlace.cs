using System.Text;
using Microsoft.CodeAnalysis;
using PushGen.Generators.Diagnostics;
using PushGen.Generators.Model;

namespace PushGen.Generators.Parsing;

/// <summary>Where a contract stands, and whether generated code can stand beside it.</summary>
static class ContractPlace
{
    /// <summary>Why there can be no generated type at all, or null.</summary>
    public static RejectedContract? Rejection(INamedTypeSymbol contract)
    {
        for (var type = contract; type is not null; type = type.ContainingType)
        {
            if (type.Arity > 0)
            {
                return Rejected(contract, DiagnosticIds.ContractIsGeneric,
                    SymbolEqualityComparer.Default.Equals(type, contract) ? "it has type parameters" : $"it stands in the generic type '{type.Name}'");
            }
        }
        for (var type = contract; type is not null; type = type.ContainingType)
        {
            string? fault = type.IsFileLocal ? "file-local" : type.DeclaredAccessibility switch
            {
                Accessibility.Private => "private",
                Accessibility.Protected => "protected",
                Accessibility.ProtectedAndInternal => "private protected",
                _ => null,
            };
            if (fault is not null)
                return Rejected(contract, DiagnosticIds.ContractIsInaccessible, $"'{type.Name}' is {fault}");
        }
        return null;
    }

    public static RejectedContract Rejected(INamedTypeSymbol contract, string rule, string reason)
    {
        var location = contract.Locations[0];
        return new RejectedContract
        {
            Rule = rule,
            Contract = contract.Name,
            Reason = reason,
            FilePath = location.SourceTree?.FilePath ?? "",
            Span = location.SourceSpan,
            Lines = location.GetLineSpan().Span,
        };
    }

    public static bool IsPublic(INamedTypeSymbol contract)
    {
        for (var type = contract; type is not null; type = type.ContainingType)
        {
            if (type.DeclaredAccessibility != Accessibility.Public)
                return false;
        }
        return true;
    }

    /// <summary><c>Namespace.Outer.IContract</c>: unique in an assembly, for names of files.</summary>
    public static string FullName(INamedTypeSymbol contract) => Joined(contract, contract.MetadataName, ".", escape: false);

    /// <summary><c>Namespace_Outer_Word</c>: unique in an assembly, for names of classes.</summary>
    public static string UniqueName(INamedTypeSymbol contract, string word) => Joined(contract, word, "_", escape: true);

    static string Joined(INamedTypeSymbol contract, string last, string separator, bool escape)
    {
        var text = new StringBuilder(last);
        for (ISymbol scope = contract.ContainingSymbol; scope is INamedTypeSymbol or INamespaceSymbol { IsGlobalNamespace: false }; scope = scope.ContainingSymbol)
            text.Insert(0, separator).Insert(0, escape ? scope.Name.Replace("_", "__") : scope.Name);
        return text.ToString();
    }
}
