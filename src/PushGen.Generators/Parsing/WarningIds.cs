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

    /// <summary>Whether a type is obsolete as an error, which nothing silences: it may be named only by what is obsolete too.</summary>
    public bool HasRemovedType { get; private set; }

    public void AddOperation(IMethodSymbol method)
    {
        AddAttributes(method);
        AddInterface(method.ContainingType);
        Add(method.ReturnType);
        foreach (var parameter in method.Parameters)
            Add(parameter.Type);
    }

    /// <summary>The contract or one that it inherits: its client says itself what it says.</summary>
    public void AddInterface(INamedTypeSymbol declaring)
    {
        foreach (var argument in declaring.TypeArguments)
            Add(argument);
        for (var type = declaring; type is not null && seen.Add(type); type = type.ContainingType)
            AddAttributes(type.OriginalDefinition);
        AddAssembly(declaring);
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
        AddAttributes(named.OriginalDefinition, isPayload: true);
        AddAssembly(named);
    }

    void AddAssembly(INamedTypeSymbol type)
    {
        if (type.ContainingAssembly is { } assembly && seen.Add(assembly) && !SymbolEqualityComparer.Default.Equals(assembly, project))
            AddIds(assembly);
    }

    void AddAttributes(ISymbol symbol, bool isPayload = false)
    {
        if (MayHaveAttributes(symbol))
            AddIds(symbol, isPayload);
    }

    void AddIds(ISymbol symbol, bool isPayload = false)
    {
        foreach (var attribute in symbol.GetAttributes())
        {
            if (CallerAttributes.WarningId(attribute) is { } id && SyntaxFacts.IsValidIdentifier(id))
                ids.Add(id);
            HasRemovedType |= isPayload && CallerAttributes.IsError(attribute);
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
