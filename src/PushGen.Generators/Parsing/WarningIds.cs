using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace PushGen.Generators.Parsing;

/// <summary>
/// The ids of warnings that a contract's author has answered for already by using a type or member that gives them, such as an experimental
/// one: generated code uses it only because the contract does.
/// </summary>
sealed class WarningIds(IAssemblySymbol project)
{
    readonly HashSet<ISymbol> seen = new(SymbolEqualityComparer.Default);
    readonly SortedSet<string> ids = new(StringComparer.Ordinal);

    public string[] Sorted => [.. ids];

    public void AddOperation(IMethodSymbol method)
    {
        AddAttributes(method);
        Add(method.ContainingType);
        Add(method.ReturnType);
        foreach (var parameter in method.Parameters)
            Add(parameter.Type);
    }

    public void Add(ITypeSymbol type)
    {
        if (type is IArrayTypeSymbol array)
        {
            Add(array.ElementType);
            return;
        }
        if (type is not INamedTypeSymbol named || type.SpecialType != SpecialType.None || !seen.Add(type))
            return;
        foreach (var argument in named.TypeArguments)
            Add(argument);
        if (named.ContainingType is { } outer)
            Add(outer);
        AddAttributes(named.OriginalDefinition);
        if (named.ContainingAssembly is { } assembly && seen.Add(assembly) && !SymbolEqualityComparer.Default.Equals(assembly, project))
            AddIds(assembly);
    }

    void AddAttributes(ISymbol symbol)
    {
        if (MayHaveAttributes(symbol))
            AddIds(symbol);
    }

    void AddIds(ISymbol symbol)
    {
        foreach (var attribute in symbol.GetAttributes())
        {
            if (CallerAttributes.WarningId(attribute) is { } id && SyntaxFacts.IsValidIdentifier(id))
                ids.Add(id);
        }
    }

    /// <summary>Reading attributes of source makes the compiler bind them again after every edit; most types have none.</summary>
    static bool MayHaveAttributes(ISymbol symbol)
    {
        var declarations = symbol.DeclaringSyntaxReferences;
        foreach (var declaration in declarations)
        {
            if (declaration.GetSyntax() is not MemberDeclarationSyntax { AttributeLists.Count: 0 })
                return true;
        }
        return declarations.IsEmpty;
    }
}
