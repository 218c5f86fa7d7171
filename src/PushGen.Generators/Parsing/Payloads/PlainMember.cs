using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace PushGen.Generators.Parsing.Payloads;

/// <summary>A property as System.Text.Json sees it.</summary>
/// <param name="Property">The property.</param>
/// <param name="JsonName">Its name in JSON.</param>
/// <param name="Order">Where it is written among the others.</param>
/// <param name="IsSet">Whether it has a setter for everybody.</param>
sealed record PlainMember(IPropertySymbol Property, string JsonName, int Order, bool IsSet)
{
    /// <summary>False where anything about the property is unusual. Null where it is no part of the JSON.</summary>
    public static bool TryRead(IPropertySymbol property, out PlainMember? member)
    {
        member = null;
        if (property.IsStatic || !property.ExplicitInterfaceImplementations.IsEmpty)
            return true;
        string name = CamelCase.Of(property.Name);
        int order = 0;
        foreach (var attribute in property.GetAttributes())
        {
            switch (JsonAttributes.NameOf(attribute))
            {
                case null or "JsonRequiredAttribute":
                    break;
                case "JsonPropertyNameAttribute" when attribute.ConstructorArguments.Length == 1:
                    name = attribute.ConstructorArguments[0].Value as string ?? "";
                    break;
                case "JsonPropertyOrderAttribute" when attribute.ConstructorArguments.Length == 1:
                    order = attribute.ConstructorArguments[0].Value as int? ?? 0;
                    break;
                case "JsonIgnoreAttribute" when attribute.NamedArguments.IsEmpty:
                    return !property.IsRequired;
                default:
                    return false;
            }
        }
        bool isSet = IsPublic(property.SetMethod);
        if (!IsPublic(property.GetMethod))
            return !isSet && !property.IsRequired && !JsonAttributes.Any(property);
        if (property.IsIndexer || property.ReturnsByRef || property.ReturnsByRefReadonly || !IsPlain(name) || (property.IsRequired && !isSet) || IsForbidden(property))
            return false;
        member = new PlainMember(property, name, order, isSet);
        return true;
    }

    static bool IsPublic(IMethodSymbol? accessor) => accessor is { DeclaredAccessibility: Accessibility.Public };

    /// <summary>Whether a name is written as it is: most other characters are escaped.</summary>
    static bool IsPlain(string name)
    {
        foreach (char c in name)
        {
            if (c is not ((>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '_' or '-' or '.' or '$' or '@' or ':' or '/'))
                return false;
        }
        return name.Length > 0;
    }

    /// <summary>Whether generated code may not use it: obsolete as an error, experimental, not for trimmed applications, or nullable but not to be set to null.</summary>
    public static bool IsForbidden(ISymbol symbol)
    {
        foreach (var attribute in symbol.GetAttributes())
        {
            if (attribute.AttributeClass is not { } type)
                continue;
            if (type.Name is "ObsoleteAttribute" && IsError(attribute.ConstructorArguments))
                return true;
            if (type.Name is "ExperimentalAttribute" or "RequiresPreviewFeaturesAttribute" or "RequiresUnreferencedCodeAttribute" or "RequiresDynamicCodeAttribute" or "DisallowNullAttribute")
                return true;
        }
        return false;
    }

    static bool IsError(ImmutableArray<TypedConstant> arguments) => arguments.Length == 2 && arguments[1].Value is true;
}
