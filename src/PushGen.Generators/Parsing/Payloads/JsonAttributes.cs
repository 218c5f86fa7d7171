using Microsoft.CodeAnalysis;

namespace PushGen.Generators.Parsing.Payloads;

/// <summary>The attributes of System.Text.Json.</summary>
static class JsonAttributes
{
    const string Namespace = "System.Text.Json.Serialization";

    public static bool Any(ISymbol symbol)
    {
        foreach (var attribute in symbol.GetAttributes())
        {
            if (NameOf(attribute) is not null)
                return true;
        }
        return false;
    }

    /// <summary>Null if it is none of them; for one that derives from one of them, that one's.</summary>
    public static string? NameOf(AttributeData attribute)
    {
        for (var type = attribute.AttributeClass; type is not null; type = type.BaseType)
        {
            if (KnownTypes.IsIn(type, Namespace))
                return type.Name;
        }
        return null;
    }

    public static bool IsIn(ITypeSymbol type) => KnownTypes.IsIn(type, Namespace);
}
