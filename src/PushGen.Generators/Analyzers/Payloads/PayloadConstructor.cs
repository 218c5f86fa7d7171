using Microsoft.CodeAnalysis;

namespace PushGen.Generators.Analyzers.Payloads;

/// <summary>The constructor that System.Text.Json reads with; null for the empty one of a struct.</summary>
readonly record struct PayloadConstructor(IMethodSymbol? Method, string? Fault)
{
    public static PayloadConstructor Of(INamedTypeSymbol type, PayloadSettings settings)
    {
        IMethodSymbol? marked = null, empty = null, only = null;
        int open = 0;
        foreach (var constructor in type.InstanceConstructors)
        {
            if (PayloadTypes.JsonAttribute(constructor, "JsonConstructorAttribute") is not null)
                marked = constructor;
            if (constructor.DeclaredAccessibility != Accessibility.Public)
                continue;
            open++;
            only = constructor;
            if (constructor.Parameters.Length == 0)
                empty = constructor;
        }
        var chosen = marked ?? (type.IsValueType ? null : empty ?? (open == 1 ? only : null));
        if (chosen is null && !type.IsValueType)
            return new(null, open == 0 ? "it has no public constructor; mark the one to use with [JsonConstructor]" : "it has several public constructors; mark the one to use with [JsonConstructor]");
        return new(chosen, chosen is null ? null : FaultOf(chosen, type, settings));
    }

    /// <summary>What keeps System.Text.Json from calling the constructor, or null.</summary>
    public static string? FaultOf(IMethodSymbol constructor, INamedTypeSymbol type, PayloadSettings settings)
    {
        var members = constructor.Parameters.Length == 0 ? [] : PayloadMembers.Of(type, settings);
        foreach (var parameter in constructor.Parameters)
        {
            if (Find(members, parameter.Name) is not { } member)
                return $"no property is called like the parameter '{parameter.Name}' of its constructor";
            if (!PayloadTypes.AreSame(PayloadMembers.TypeOf(member), parameter.Type))
                return $"the parameter '{parameter.Name}' of its constructor has another type than the property '{member.Name}'";
            if (PayloadMembers.IsIgnored(member) && !parameter.HasExplicitDefaultValue)
                return $"its constructor asks for '{parameter.Name}', and the property '{member.Name}' is ignored";
        }
        return null;
    }

    static ISymbol? Find(List<ISymbol> members, string name)
    {
        foreach (var member in members)
        {
            if (string.Equals(member.Name, name, StringComparison.OrdinalIgnoreCase))
                return member;
        }
        return null;
    }

    public bool Takes(string member)
    {
        foreach (var parameter in Method is null ? [] : Method.Parameters)
        {
            if (string.Equals(parameter.Name, member, StringComparison.OrdinalIgnoreCase))
                return true;
        }
        return false;
    }
}
