using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using PushGen.Generators.Parsing;

namespace PushGen.Generators.Suppressors;

/// <summary>The classes of a compilation that are registered as server classes, or go over the wire. Found once for all that is to be suppressed.</summary>
sealed class MadeElsewhere
{
    readonly HashSet<ISymbol> all = new(SymbolEqualityComparer.Default);
    readonly SuppressionAnalysisContext context;

    public MadeElsewhere(SuppressionAnalysisContext context)
    {
        this.context = context;
        foreach (var tree in context.Compilation.SyntaxTrees)
        {
            foreach (var node in tree.GetRoot(context.CancellationToken).DescendantNodes())
            {
                if (node is GenericNameSyntax { TypeArgumentList.Arguments.Count: 1 } name && name.Identifier.Text.StartsWith("Add", StringComparison.Ordinal))
                    AddServer(name);
                else if (node is InterfaceDeclarationSyntax { AttributeLists.Count: > 0 } contract)
                    AddPayloads(contract);
            }
        }
    }

    public bool Contains(INamedTypeSymbol type) => all.Contains(type.OriginalDefinition);

    /// <summary><c>AddTrading&lt;TradingServer&gt;()</c></summary>
    void AddServer(GenericNameSyntax name)
    {
        if (context.GetSemanticModel(name.SyntaxTree).GetSymbolInfo(name, context.CancellationToken).Symbol is IMethodSymbol { TypeArguments: { Length: 1 } servers } method
            && GeneratedServers.IsGenerated((method.ReducedFrom ?? method).ContainingType))
            all.Add(servers[0]);
    }

    void AddPayloads(InterfaceDeclarationSyntax declaration)
    {
        if (context.GetSemanticModel(declaration.SyntaxTree).GetDeclaredSymbol(declaration, context.CancellationToken) is not INamedTypeSymbol contract
            || KnownTypes.FindPushAttribute(contract, "PushContractAttribute") is null)
            return;
        AddOperations(contract);
        foreach (var inherited in contract.AllInterfaces)
            AddOperations(inherited);
    }

    void AddOperations(INamedTypeSymbol contract)
    {
        foreach (var member in contract.GetMembers())
        {
            if (member is not IMethodSymbol { IsAbstract: true } method)
                continue;
            AddPayload(method.ReturnType);
            foreach (var parameter in method.Parameters)
                AddPayload(parameter.Type);
        }
    }

    void AddPayload(ITypeSymbol? type)
    {
        if (type is IArrayTypeSymbol array)
            AddPayload(array.ElementType);
        if (type is not INamedTypeSymbol named)
            return;
        foreach (var argument in named.TypeArguments)
            AddPayload(argument);
        if (!SymbolEqualityComparer.Default.Equals(named.ContainingAssembly, context.Compilation.Assembly) || !all.Add(named.OriginalDefinition))
            return;
        AddPayload(named.BaseType);
        foreach (var member in named.GetMembers())
        {
            if (member is IPropertySymbol { IsStatic: false } property)
                AddPayload(property.Type);
        }
        foreach (var attribute in named.GetAttributes())
        {
            if (attribute is { AttributeClass.Name: "JsonDerivedTypeAttribute", ConstructorArguments: { Length: > 0 } arguments } && arguments[0].Value is ITypeSymbol derived)
                AddPayload(derived);
        }
    }
}
