using Microsoft.CodeAnalysis;
using PushGen.Generators.Model;

namespace PushGen.Generators.Parsing;

/// <summary>
/// The names of a contract's generated types. Where the project has a type of that name already (PUSH0021) the generated one gets a number, so
/// that no CS0101 hides the rule.
/// </summary>
static class GeneratedTypeNames
{
    /// <summary>Client half and server half, in this order.</summary>
    public static readonly (string Prefix, string Suffix)[] OfClient = [("", "Contract"), ("", "Client")], OfServer = [("I", "Server"), ("", "Publisher"), ("", "Endpoints")];

    public static TypeNames Of(INamedTypeSymbol contract, string word) => new(
        Free(contract, word, OfClient[0]), Free(contract, word, OfClient[1]),
        Free(contract, word, OfServer[0]), Free(contract, word, OfServer[1]), Free(contract, word, OfServer[2]));

    /// <summary>The first of the names that another type has, or null.</summary>
    public static string? FirstTaken(INamedTypeSymbol contract, string word, bool withServer)
    {
        foreach (var form in OfClient)
        {
            if (IsTaken(contract, form.Prefix + word + form.Suffix))
                return form.Prefix + word + form.Suffix;
        }
        foreach (var form in withServer ? OfServer : [])
        {
            if (IsTaken(contract, form.Prefix + word + form.Suffix))
                return form.Prefix + word + form.Suffix;
        }
        return null;
    }

    /// <summary>Every name that a type of a contract with this word may have.</summary>
    public static void AddAll(HashSet<string> names, string word)
    {
        foreach (var (prefix, suffix) in OfClient)
            names.Add(prefix + word + suffix);
        foreach (var (prefix, suffix) in OfServer)
            names.Add(prefix + word + suffix);
    }

    static string Free(INamedTypeSymbol contract, string word, (string Prefix, string Suffix) form)
    {
        string name = form.Prefix + word + form.Suffix;
        for (int number = 1; IsTaken(contract, name); number++)
            name = form.Prefix + word + form.Suffix + number;
        return name;
    }

    static bool IsTaken(INamedTypeSymbol contract, string name)
    {
        foreach (var type in contract.ContainingNamespace.GetTypeMembers(name, arity: 0))
        {
            if (!IsGenerated(type))
                return true;
        }
        return false;
    }

    /// <summary>By PushGen itself: analyzers see what the generator made, and a contract of another project has its types there.</summary>
    static bool IsGenerated(INamedTypeSymbol type)
    {
        foreach (var attribute in type.GetAttributes())
        {
            if (attribute is { AttributeClass.Name: "GeneratedCodeAttribute", ConstructorArguments: { Length: > 0 } arguments } && arguments[0].Value is "PushGen")
                return true;
        }
        return false;
    }
}
