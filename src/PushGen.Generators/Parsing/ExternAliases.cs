using Microsoft.CodeAnalysis;

namespace PushGen.Generators.Parsing;

/// <summary>The assemblies that source can name only through an <c>extern alias</c>, and which of those names a contract needs.</summary>
sealed class ExternAliases
{
    readonly Dictionary<ISymbol, string> aliases = new(SymbolEqualityComparer.Default);
    readonly SortedSet<string> used = new(StringComparer.Ordinal);

    ExternAliases()
    {
    }

    /// <summary>Null where there are none, as in almost every project.</summary>
    public static ExternAliases? Of(Compilation compilation)
    {
        ExternAliases? found = null;
        foreach (var reference in compilation.References)
        {
            var names = reference.Properties.Aliases;
            if (names.IsDefaultOrEmpty || names.Contains(MetadataReferenceProperties.GlobalAlias))
                continue;
            if (compilation.GetAssemblyOrModuleSymbol(reference) is IAssemblySymbol assembly)
                (found ??= new ExternAliases()).aliases[assembly] = names[0];
        }
        return found;
    }

    /// <summary>The name in front of <c>::</c>, or null where that is <c>global</c>.</summary>
    public string? Of(IAssemblySymbol? assembly)
    {
        if (assembly is null || !aliases.TryGetValue(assembly, out string alias))
            return null;
        used.Add(alias);
        return alias;
    }

    /// <summary>The names that were asked for so far, in their order.</summary>
    public string[] Used => [.. used];
}
