using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using PushGen.Generators.Parsing;

namespace PushGen.Generators.Analyzers.Payloads;

/// <summary>Types as System.Text.Json tells them apart.</summary>
static class PayloadTypes
{
    static readonly SymbolDisplayFormat Shown = SymbolDisplayFormat.MinimallyQualifiedFormat;

    /// <summary>Without the mark of a nullable reference, as <c>typeof</c> wants it.</summary>
    public static string Show(ITypeSymbol type) => type.WithNullableAnnotation(NullableAnnotation.None).ToDisplayString(Shown);

    /// <summary>Whether both are one type at run time, where there are no nullable references, names of tuple elements and <c>dynamic</c>.</summary>
    public static bool AreSame(ITypeSymbol one, ITypeSymbol other)
    {
        if (IsUntyped(one) || IsUntyped(other))
            return IsUntyped(one) && IsUntyped(other);
        if (one is IArrayTypeSymbol array)
            return other is IArrayTypeSymbol otherArray && array.Rank == otherArray.Rank && AreSame(array.ElementType, otherArray.ElementType);
        if (one is not INamedTypeSymbol named || other is not INamedTypeSymbol otherNamed)
            return SymbolEqualityComparer.Default.Equals(one, other);
        if (!SymbolEqualityComparer.Default.Equals(Definition(named), Definition(otherNamed)))
            return false;
        for (var (a, b) = (named, otherNamed); a is not null && b is not null; (a, b) = (a.ContainingType, b.ContainingType))
        {
            if (!AreSame(Underlying(a).TypeArguments, Underlying(b).TypeArguments))
                return false;
        }
        return true;
    }

    static bool AreSame(ImmutableArray<ITypeSymbol> some, ImmutableArray<ITypeSymbol> others)
    {
        if (some.Length != others.Length)
            return false;
        for (int i = 0; i < some.Length; i++)
        {
            if (!AreSame(some[i], others[i]))
                return false;
        }
        return true;
    }

    static INamedTypeSymbol Definition(INamedTypeSymbol type) => Underlying(type).OriginalDefinition;

    static INamedTypeSymbol Underlying(INamedTypeSymbol type) => type.TupleUnderlyingType ?? type;

    public static bool IsUntyped(ITypeSymbol type) => type.SpecialType == SpecialType.System_Object || type.TypeKind == TypeKind.Dynamic;

    /// <summary>What System.Text.Json writes and reads with a converter of its own, as one value.</summary>
    public static bool IsValue(ITypeSymbol type) => type.TypeKind == TypeKind.Enum || IsPrimitive(type.SpecialType) || IsJson(type) || type.Name switch
    {
        "DateTimeOffset" or "DateOnly" or "TimeOnly" or "TimeSpan" or "Guid" or "Uri" or "Version" or "Half" or "Int128" or "UInt128" => KnownTypes.IsIn(type, "System"),
        _ => false,
    };

    static bool IsPrimitive(SpecialType type) => type is (>= SpecialType.System_Boolean and <= SpecialType.System_String) or SpecialType.System_DateTime;

    static bool IsJson(ITypeSymbol type) => type.Name switch
    {
        "JsonElement" or "JsonDocument" => KnownTypes.IsIn(type, "System.Text.Json"),
        "JsonNode" or "JsonObject" or "JsonArray" or "JsonValue" => KnownTypes.IsIn(type, "System.Text.Json.Nodes"),
        _ => false,
    };

    public static AttributeData? JsonAttribute(ISymbol symbol, string name)
    {
        foreach (var attribute in symbol.GetAttributes())
        {
            for (var type = attribute.AttributeClass; type is not null; type = type.BaseType)     // JsonConverterAttribute is made to be inherited
            {
                if (type.Name == name && KnownTypes.IsIn(type, "System.Text.Json.Serialization"))
                    return attribute;
            }
        }
        return null;
    }

    public static bool HasConverter(ISymbol symbol) => JsonAttribute(symbol, "JsonConverterAttribute") is not null;
}
