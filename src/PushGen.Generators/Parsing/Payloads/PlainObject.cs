using Microsoft.CodeAnalysis;

namespace PushGen.Generators.Parsing.Payloads;

/// <summary>A class or struct whose JSON holds its properties and nothing else, each once.</summary>
/// <param name="Members">In the order in which they are written.</param>
/// <param name="Arguments">What the constructor takes: members by their place.</param>
sealed record PlainObject(List<(IPropertySymbol Property, string JsonName, bool IsSet)> Members, List<int> Arguments)
{
    /// <summary>Null where the type is anything else, or where generated code cannot make it.</summary>
    public static PlainObject? Of(INamedTypeSymbol type, IAssemblySymbol assembly)
    {
        if (!IsPlain(type) || Constructor(type) is not { } constructor || !CanUse(constructor, assembly) || PropertiesOf(type, assembly) is not { } properties)
            return null;
        var taken = new List<int>();
        foreach (var parameter in constructor.Parameters)
        {
            int place = properties.FindIndex(member => string.Equals(member.Property.Name, parameter.Name, StringComparison.OrdinalIgnoreCase));
            if (place < 0 || parameter.RefKind != RefKind.None || PlainMember.IsForbidden(parameter) || taken.Contains(place)
                || !SymbolEqualityComparer.IncludeNullability.Equals(properties[place].Property.Type, parameter.Type))
                return null;
            taken.Add(place);
        }
        var members = new List<(IPropertySymbol, string, bool)>(properties.Count);
        for (int i = 0; i < properties.Count; i++)
            members.Add((properties[i].Property, properties[i].JsonName, properties[i].IsSet && !taken.Contains(i)));
        return new PlainObject(members, taken);
    }

    static bool IsPlain(INamedTypeSymbol type)
    {
        if (type is not { TypeKind: TypeKind.Class or TypeKind.Struct, IsAbstract: false, IsStatic: false, IsRefLikeType: false, IsTupleType: false, IsAnonymousType: false, SpecialType: SpecialType.None })
            return false;
        foreach (var implemented in type.AllInterfaces)
        {
            // A collection, or one that is told when it has been read.
            if (implemented.SpecialType == SpecialType.System_Collections_IEnumerable || JsonAttributes.IsIn(implemented))
                return false;
        }
        return true;
    }

    /// <summary>Those of the type itself come before those of its bases.</summary>
    static List<PlainMember>? PropertiesOf(INamedTypeSymbol type, IAssemblySymbol assembly)
    {
        var members = new List<PlainMember>();
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        for (var declaring = type; declaring is { SpecialType: SpecialType.None }; declaring = declaring.BaseType)
        {
            if (JsonAttributes.Any(declaring) || PlainMember.IsForbidden(declaring) || IsOfSystem(declaring) || !CanUse(declaring, assembly))
                return null;
            foreach (var symbol in declaring.GetMembers())
            {
                if (symbol is IFieldSymbol { IsStatic: false } field && (field.IsRequired || JsonAttributes.Any(field)))
                    return null;
                if (symbol is not IPropertySymbol property)
                    continue;
                if (!PlainMember.TryRead(property, out var member))
                    return null;
                if (member is null)
                    continue;
                // Two of one name: hidden, overridden or told apart by case alone.
                if (!names.Add(property.Name) || !names.Add("=" + member.JsonName))
                    return null;
                Insert(members, member);
            }
        }
        return members;
    }

    static void Insert(List<PlainMember> members, PlainMember member)
    {
        int place = members.Count;
        while (place > 0 && members[place - 1].Order > member.Order)
            place--;
        members.Insert(place, member);
    }

    /// <summary>The one that System.Text.Json takes.</summary>
    static IMethodSymbol? Constructor(INamedTypeSymbol type)
    {
        IMethodSymbol? marked = null, empty = null, only = null;
        int open = 0;
        foreach (var constructor in type.InstanceConstructors)
        {
            if (JsonAttributes.Any(constructor))
            {
                if (marked is not null)
                    return null;
                marked = constructor;
            }
            if (constructor.Parameters.IsEmpty)
                empty = constructor;
            if (constructor.DeclaredAccessibility != Accessibility.Public)
                continue;
            open++;
            only = constructor;
        }
        if (marked is not null || type.IsValueType)
            return marked ?? empty;
        return empty is { DeclaredAccessibility: Accessibility.Public } ? empty : open == 1 ? only : null;
    }

    static bool CanUse(IMethodSymbol constructor, IAssemblySymbol assembly) =>
        constructor.DeclaredAccessibility == Accessibility.Public && !PlainMember.IsForbidden(constructor) && CanUse(constructor.ContainingType, assembly);

    static bool CanUse(INamedTypeSymbol type, IAssemblySymbol assembly)
    {
        for (var scope = type; scope is not null; scope = scope.ContainingType)
        {
            bool isInternal = scope.DeclaredAccessibility is Accessibility.Internal or Accessibility.ProtectedOrInternal
                && (SymbolEqualityComparer.Default.Equals(scope.ContainingAssembly, assembly) || scope.ContainingAssembly.GivesAccessTo(assembly));
            if (scope.IsFileLocal || !(isInternal || scope.DeclaredAccessibility == Accessibility.Public))
                return false;
        }
        return true;
    }

    /// <summary>Many of the runtime's own types have converters.</summary>
    static bool IsOfSystem(INamedTypeSymbol type)
    {
        var scope = type.ContainingNamespace;
        while (scope is { ContainingNamespace.IsGlobalNamespace: false })
            scope = scope.ContainingNamespace;
        return scope.Name == "System";
    }
}
