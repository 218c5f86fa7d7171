using System.Collections.Immutable;
using PushGen.Generators.Model;

namespace PushGen.Generators.Emitting;

/// <summary>What generated files are called: like the contract, and where two contracts differ only in case, which the compiler does not tell apart, with a number.</summary>
static class FileNames
{
    public static string Client(ContractModel contract, EquatableArray<string> twins) => Stem(contract.FullName, twins) + ".g.cs";

    public static string Server(ContractModel contract, EquatableArray<string> twins) => Stem(contract.FullName, twins) + ".Server.g.cs";

    /// <summary>The names that another one equals but for case.</summary>
    public static EquatableArray<string> Twins(ImmutableArray<string> contracts, ImmutableArray<string> named)
    {
        var first = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        var twins = new SortedSet<string>(StringComparer.Ordinal);
        foreach (string name in contracts.AddRange(named))
        {
            if (!first.TryGetValue(name, out string? other))
                first.Add(name, name);
            else if (other != name)
                twins.UnionWith([name, other]);
        }
        return new EquatableArray<string>([.. twins]);
    }

    // The number follows from the name alone: it stays when contracts come, go or change places.
    static string Stem(string name, EquatableArray<string> twins)
    {
        foreach (string twin in twins)
        {
            if (twin == name)
                return name + "-" + Number(name).ToString("x8", System.Globalization.CultureInfo.InvariantCulture);
        }
        return name;
    }

    static uint Number(string name)
    {
        uint hash = 2166136261;
        foreach (char c in name)
            hash = unchecked((hash ^ c) * 16777619);
        return hash;
    }
}
