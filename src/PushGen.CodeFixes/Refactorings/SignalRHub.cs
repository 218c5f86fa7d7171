using Microsoft.CodeAnalysis;
using PushGen.Generators.Parsing;

namespace PushGen.CodeFixes.Refactorings;

/// <summary>What is SignalR's in a project.</summary>
static class SignalRHub
{
    /// <summary>Whether an interface has what SignalR asks of a client interface: methods that return tasks, and nothing else.</summary>
    public static bool CanBeClient(INamedTypeSymbol type)
    {
        int methods = 0;
        foreach (var method in MethodsOf(type))
        {
            if (method is not { MethodKind: MethodKind.Ordinary, IsStatic: false, Arity: 0 } || !KnownTypes.IsTask(method.ReturnType))
                return false;
            methods++;
        }
        return methods > 0;
    }

    /// <summary>The interface's own methods and inherited ones.</summary>
    public static IEnumerable<IMethodSymbol> MethodsOf(INamedTypeSymbol type)
    {
        foreach (var member in type.GetMembers())
        {
            if (member is IMethodSymbol method)
                yield return method;
        }
        foreach (var inherited in type.AllInterfaces)
        {
            foreach (var member in inherited.GetMembers())
            {
                if (member is IMethodSymbol method)
                    yield return method;
            }
        }
    }

    /// <summary>The class of the project that derives from <c>Hub&lt;client&gt;</c>, or null.</summary>
    public static INamedTypeSymbol? Find(Compilation compilation, INamedTypeSymbol client) => Find(compilation.Assembly.GlobalNamespace, client);

    static INamedTypeSymbol? Find(INamespaceOrTypeSymbol scope, INamedTypeSymbol client)
    {
        foreach (var member in scope.GetMembers())
        {
            if (member is INamedTypeSymbol { TypeKind: TypeKind.Class, IsAbstract: false } type && IsHubOf(type.BaseType, client))
                return type;
            if (member is INamespaceOrTypeSymbol inner && Find(inner, client) is { } found)
                return found;
        }
        return null;
    }

    static bool IsHubOf(INamedTypeSymbol? type, INamedTypeSymbol client)
    {
        for (; type is not null; type = type.BaseType)
        {
            if (type is { Name: "Hub", Arity: 1, ContainingNamespace: { Name: "SignalR", ContainingNamespace.Name: "AspNetCore" } })
                return SymbolEqualityComparer.Default.Equals(type.TypeArguments[0], client);
        }
        return false;
    }

    /// <summary>The methods that clients call: public ones of the hub and its own base classes.</summary>
    public static IEnumerable<IMethodSymbol> CallsOf(INamedTypeSymbol hub)
    {
        for (var type = hub; type is { Name: not "Hub" }; type = type.BaseType)
        {
            foreach (var member in type.GetMembers())
            {
                if (member is IMethodSymbol { MethodKind: MethodKind.Ordinary, DeclaredAccessibility: Accessibility.Public, IsStatic: false, IsOverride: false, Arity: 0 } method)
                    yield return method;
            }
        }
    }
}
