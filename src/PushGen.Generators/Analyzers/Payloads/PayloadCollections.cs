using Microsoft.CodeAnalysis;
using PushGen.Generators.Parsing;

namespace PushGen.Generators.Analyzers.Payloads;

/// <summary>What System.Text.Json writes as an array or as an object with a member per key.</summary>
static class PayloadCollections
{
    /// <summary>The type of the elements or values, of the keys, or nulls for a type that is no collection.</summary>
    public static (ITypeSymbol? Element, ITypeSymbol? Key) Of(ITypeSymbol type, ITypeSymbol untyped)
    {
        if (type is IArrayTypeSymbol array)
            return (array.ElementType, null);
        if (type is not INamedTypeSymbol named)
            return default;
        if (IsMemory(named))
            return (named.TypeArguments[0], null);
        if ((Implemented(named, "IDictionary", 2) ?? Implemented(named, "IReadOnlyDictionary", 2)) is { } dictionary)
            return (dictionary.TypeArguments[1], dictionary.TypeArguments[0]);
        if (Implemented(named, "IEnumerable", 1) is { } sequence)
            return (sequence.TypeArguments[0], null);
        return Implemented(named, "IEnumerable", 0) is null ? default : (untyped, null);
    }

    static INamedTypeSymbol? Implemented(INamedTypeSymbol type, string name, int arity)
    {
        if (Is(type, name, arity))
            return type;
        foreach (var implemented in type.AllInterfaces)
        {
            if (Is(implemented, name, arity))
                return implemented;
        }
        return null;
    }

    static bool Is(INamedTypeSymbol type, string name, int arity) =>
        type.TypeKind == TypeKind.Interface && type.Arity == arity && type.Name == name && KnownTypes.IsIn(type, arity == 0 ? "System.Collections" : "System.Collections.Generic");

    static bool IsMemory(INamedTypeSymbol type) => type is { Name: "Memory" or "ReadOnlyMemory", Arity: 1 } && KnownTypes.IsIn(type, "System");

    /// <summary>Whether System.Text.Json can make one when it reads.</summary>
    public static bool CanBeRead(ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol => true,
        INamedTypeSymbol named when IsMemory(named) || KnownTypes.IsIn(named, "System.Collections.Immutable") => true,
        INamedTypeSymbol { TypeKind: TypeKind.Interface } named => IsReadableInterface(named),
        INamedTypeSymbol { TypeKind: TypeKind.Class, IsAbstract: false } named => HasEmptyConstructor(named),
        INamedTypeSymbol { TypeKind: TypeKind.Struct } named => Implemented(named, "ICollection", 1) is not null && !KnownTypes.IsIn(named, "System"),
        _ => false,
    };

    static bool IsReadableInterface(INamedTypeSymbol type) => type.Name switch
    {
        "IEnumerable" or "ICollection" or "IList" or "IDictionary" => KnownTypes.IsIn(type, "System.Collections") || KnownTypes.IsIn(type, "System.Collections.Generic"),
        "IReadOnlyCollection" or "IReadOnlyList" or "IReadOnlyDictionary" or "ISet" => KnownTypes.IsIn(type, "System.Collections.Generic"),
        _ => false,
    };

    static bool HasEmptyConstructor(INamedTypeSymbol type)
    {
        foreach (var constructor in type.InstanceConstructors)
        {
            if (constructor is { Parameters.Length: 0, DeclaredAccessibility: Accessibility.Public })
                return true;
        }
        return false;
    }

    /// <summary>Whether a key has a form as the name of a JSON member.</summary>
    public static bool CanBeKey(ITypeSymbol type) =>
        type.TypeKind is TypeKind.TypeParameter or TypeKind.Error || PayloadTypes.HasConverter(type)
        || (PayloadTypes.IsValue(type) && !KnownTypes.IsIn(type, "System.Text.Json") && !KnownTypes.IsIn(type, "System.Text.Json.Nodes"));
}
