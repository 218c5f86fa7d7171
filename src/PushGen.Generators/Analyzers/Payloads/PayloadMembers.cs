using Microsoft.CodeAnalysis;

namespace PushGen.Generators.Analyzers.Payloads;

/// <summary>The members of a type that System.Text.Json looks at.</summary>
static class PayloadMembers
{
    /// <summary>Its properties, and fields where they are included, with those of its bases; also ignored ones, which a constructor may take.</summary>
    public static List<ISymbol> Of(INamedTypeSymbol type, PayloadSettings settings)
    {
        var members = new List<ISymbol>();
        var names = new HashSet<string>(StringComparer.Ordinal);
        for (var declaring = type; declaring is { SpecialType: SpecialType.None }; declaring = declaring.BaseType)
            Add(declaring, settings, members, names);
        foreach (var declaring in type.TypeKind == TypeKind.Interface ? type.AllInterfaces : [])
            Add(declaring, settings, members, names);
        return members;
    }

    static void Add(INamedTypeSymbol declaring, PayloadSettings settings, List<ISymbol> members, HashSet<string> names)
    {
        foreach (var member in declaring.GetMembers())
        {
            if (IsSeen(member, settings) && names.Add(member.Name))
                members.Add(member);
        }
    }

    static bool IsSeen(ISymbol member, PayloadSettings settings) => member switch
    {
        IPropertySymbol { IsStatic: false, IsIndexer: false, ExplicitInterfaceImplementations.IsEmpty: true } property => IsPublic(property.GetMethod) || IsPublic(property.SetMethod) || IsIncluded(member),
        IFieldSymbol { IsStatic: false, IsImplicitlyDeclared: false, AssociatedSymbol: null } => (settings.IncludesFields && member.DeclaredAccessibility == Accessibility.Public) || IsIncluded(member),
        _ => false,
    };

    static bool IsPublic(IMethodSymbol? accessor) => accessor is { DeclaredAccessibility: Accessibility.Public };

    static bool IsIncluded(ISymbol member) => PayloadTypes.JsonAttribute(member, "JsonIncludeAttribute") is not null;

    public static ITypeSymbol TypeOf(ISymbol member) => member is IPropertySymbol property ? property.Type : ((IFieldSymbol)member).Type;

    /// <summary>Whether the value's type is looked at: it is written, and not in a way of its own.</summary>
    public static bool IsWritten(ISymbol member) =>
        !IsIgnored(member) && !PayloadTypes.HasConverter(member) && PayloadTypes.JsonAttribute(member, "JsonExtensionDataAttribute") is null;

    public static bool IsIgnored(ISymbol member)
    {
        if (PayloadTypes.JsonAttribute(member, "JsonIgnoreAttribute") is not { } attribute)
            return false;
        foreach (var argument in attribute.NamedArguments)
        {
            if (argument.Key == "Condition")
                return argument.Value.Value is 1;       // Always
        }
        return true;
    }

    /// <summary>A public field that is left out.</summary>
    public static bool IsLostField(ISymbol member, PayloadSettings settings) =>
        member is IFieldSymbol { DeclaredAccessibility: Accessibility.Public, IsStatic: false, IsConst: false, IsImplicitlyDeclared: false } && !settings.IncludesFields
        && PayloadTypes.JsonAttribute(member, "JsonIncludeAttribute") is null && PayloadTypes.JsonAttribute(member, "JsonIgnoreAttribute") is null;
}
