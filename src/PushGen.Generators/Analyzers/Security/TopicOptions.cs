using Microsoft.CodeAnalysis;
using PushGen.Generators.Parsing;

namespace PushGen.Generators.Analyzers.Security;

/// <summary>What the topics of a contract say of who may read them.</summary>
static class TopicOptions
{
    /// <summary>The operations of a contract, inherited ones included.</summary>
    public static IEnumerable<IMethodSymbol> Operations(INamedTypeSymbol contract)
    {
        foreach (var method in Own(contract))
            yield return method;
        foreach (var inherited in contract.AllInterfaces)
        {
            if (KnownTypes.IsAsyncDisposable(inherited))
                continue;
            foreach (var method in Own(inherited))
                yield return method;
        }
    }

    static IEnumerable<IMethodSymbol> Own(INamedTypeSymbol type)
    {
        foreach (var member in type.GetMembers())
        {
            if (member is IMethodSymbol { MethodKind: MethodKind.Ordinary, IsAbstract: true, IsStatic: false } method)
                yield return method;
        }
    }

    public static bool Is(IMethodSymbol operation, string option) =>
        KnownTypes.FindPushAttribute(operation, "TopicAttribute") is { } topic && TopicReader.IsSet(topic, option);

    /// <summary>The first topic of a contract that is Public, with this name if one is given.</summary>
    public static IMethodSymbol? FindPublic(INamedTypeSymbol contract, string? name = null)
    {
        foreach (var operation in Operations(contract))
        {
            if ((name is null || operation.Name == name) && Is(operation, "Public"))
                return operation;
        }
        return null;
    }

    /// <summary>Whether the contract says of each operation itself who may use it.</summary>
    public static bool DecideAll(INamedTypeSymbol contract)
    {
        foreach (var operation in Operations(contract))
        {
            if (!Is(operation, "Gated") && !Is(operation, "PerUser") && !Is(operation, "Public"))
                return false;
        }
        return true;
    }
}
