using Microsoft.CodeAnalysis;
using PushGen.Generators.Model;

namespace PushGen.Generators.Parsing.Payloads;

/// <summary>The types of members that <c>PlainReader</c> reads, and the collections of them.</summary>
static class PlainTypes
{
    public static ParserValue? Read(ITypeSymbol type, TypeText types)
    {
        if (type is INamedTypeSymbol { EnumUnderlyingType: { } number })
            return JsonAttributes.Any(type) ? null : new ParserValue(types.Unannotated(number), Cast: types.Unannotated(type));
        return IsValue(type) ? new ParserValue(types.Unannotated(type)) : null;
    }

    static bool IsValue(ITypeSymbol type) => type.SpecialType switch
    {
        SpecialType.System_Boolean or SpecialType.System_String or SpecialType.System_DateTime => true,
        >= SpecialType.System_SByte and <= SpecialType.System_Double => true,
        SpecialType.None => type.Name is "Guid" or "DateTimeOffset" && KnownTypes.IsIn(type, "System"),
        _ => false,
    };

    /// <summary>The elements of an array or list; null for any other type.</summary>
    public static ITypeSymbol? ElementOf(ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol { Rank: 1, ElementType.SpecialType: not SpecialType.System_Byte } array => array.ElementType,
        INamedTypeSymbol { Arity: 1, Name: "List" or "IList" or "ICollection" or "IReadOnlyList" or "IReadOnlyCollection" or "IEnumerable" } list
            when KnownTypes.IsIn(list, "System.Collections.Generic") => list.TypeArguments[0],
        _ => null,
    };
}
