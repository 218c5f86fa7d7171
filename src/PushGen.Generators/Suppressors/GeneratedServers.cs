using Microsoft.CodeAnalysis;

namespace PushGen.Generators.Suppressors;

/// <summary>Recognizes what was generated for servers.</summary>
static class GeneratedServers
{
    public static bool IsGenerated(ISymbol symbol)
    {
        foreach (var attribute in symbol.GetAttributes())
        {
            if (attribute is { AttributeClass.Name: "GeneratedCodeAttribute", ConstructorArguments: { Length: 2 } arguments } && arguments[0].Value is "PushGen")
                return true;
        }
        return false;
    }

    /// <summary>Whether the method is a member of a generated server interface.</summary>
    public static bool IsImplementation(IMethodSymbol method)
    {
        foreach (var implemented in method.ContainingType.AllInterfaces)
        {
            if (!IsGenerated(implemented))
                continue;
            foreach (var member in implemented.GetMembers())
            {
                if (SymbolEqualityComparer.Default.Equals(method.ContainingType.FindImplementationForInterfaceMember(member), method))
                    return true;
            }
        }
        return false;
    }
}
