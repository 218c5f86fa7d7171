using System.Collections.Immutable;
using PushGen.Generators.Model;

namespace PushGen.Generators.Parsing;

/// <summary>
/// Contracts whose generated types would all be called like those of another in the same namespace (PUSH0021). Nothing is generated for
/// them; what names their types finds the other's.
/// </summary>
static class CollidingContracts
{
    /// <summary>The full names of all but the first of each namespace and word.</summary>
    public static EquatableArray<string> Find(ImmutableArray<GeneratedWord> contracts)
    {
        var first = new Dictionary<(string?, string), string>();
        foreach (var contract in contracts)
        {
            var key = (contract.Namespace, contract.Word);
            if (!first.TryGetValue(key, out string? earlier) || string.CompareOrdinal(contract.FullName, earlier) < 0)
                first[key] = contract.FullName;
        }
        if (first.Count == contracts.Length)
            return default;
        var colliding = new List<string>();
        foreach (var contract in contracts)
        {
            if (first[(contract.Namespace, contract.Word)] != contract.FullName)
                colliding.Add(contract.FullName);
        }
        return new EquatableArray<string>([.. colliding]);
    }
}
