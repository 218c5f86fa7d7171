using System.Globalization;
using System.Text;

namespace PushGen.Generators.Parsing;

/// <summary>Names on the wire that fixes write where the one there is cannot stay.</summary>
static class WireNameSuggestion
{
    /// <summary>What is legal and nearest to a name, or null.</summary>
    public static string? Legal(string name)
    {
        var text = new StringBuilder(name.Length);
        foreach (char c in WireNames.Kebab(name))
        {
            if (c > 127 && char.IsLetter(c))
                return null;        // any spelling in ASCII would be a guess
            bool isLegal = c is (>= 'a' and <= 'z') or (>= '0' and <= '9') or '.';
            if (isLegal || (text.Length > 0 && text[text.Length - 1] != '-'))
                text.Append(isLegal ? c : '-');
        }
        string legal = text.ToString().Trim('-', '.');
        return legal.Length > 0 ? legal : null;
    }

    /// <summary>A free name for an operation whose own is another's too: by what its method's name or parameters have that the other's have not.</summary>
    /// <param name="suggested">The names suggested so far, so that all overloads can be mended at once.</param>
    public static string ForOverload(OperationDraft draft, OperationDraft other, List<OperationDraft> all, HashSet<string> suggested)
    {
        string full = WireNames.Kebab(draft.Method.Name), stem = Legal(draft.WireName) ?? "operation";
        if (Take(full))
            return full;        // SaveAsync beside Save, or a name that was given
        foreach (var parameter in draft.Method.Parameters)
        {
            string by = $"{stem}-by-{WireNames.Kebab(parameter.Name)}";
            if (!KnownTypes.IsCancellationToken(parameter.Type) && !HasParameter(other, parameter.Name) && Take(by))
                return by;
        }
        return Numbered(stem + "-", 2, Take);

        bool Take(string name) => IsFree(name, all) && suggested.Add(name);
    }

    /// <summary>A free name for a topic's key parameter whose own is the protocol's.</summary>
    public static string ForKey(OperationDraft draft, string wireName)
    {
        string bare = wireName.TrimStart('_');
        while (bare.StartsWith("push-", StringComparison.Ordinal))
            bare = bare.Substring("push-".Length).TrimStart('_');
        string wanted = bare.Length == 0 ? "key" : bare == wireName || WireNames.IsReservedKey(bare) ? bare + "Key" : bare;
        return IsFreeKey(wanted, draft) ? wanted : Numbered(wanted, 2, name => IsFreeKey(name, draft));
    }

    /// <summary>A free name for a contract: with the last part of what it stands in before it.</summary>
    public static string ForContract(string name, string? scope, Func<string, bool> isFree)
    {
        string? scoped = scope is null ? null : Legal(scope + "-" + name);
        return scoped is not null && isFree(scoped) ? scoped : Numbered((Legal(name) ?? "contract") + "-", 2, isFree);
    }

    public static string Numbered(string stem, int from, Func<string, bool> isFree)
    {
        for (int number = from; ; number++)
        {
            string name = stem + number.ToString(CultureInfo.InvariantCulture);
            if (isFree(name))
                return name;
        }
    }

    static bool IsFree(string name, List<OperationDraft> all)
    {
        foreach (var other in all)
        {
            if (string.Equals(other.WireName, name, StringComparison.OrdinalIgnoreCase))
                return false;
        }
        return WireNames.Fault(name) is null;
    }

    static bool HasParameter(OperationDraft draft, string name)
    {
        foreach (var parameter in draft.Method.Parameters)
        {
            if (parameter.Name == name)
                return true;
        }
        return false;
    }

    static bool IsFreeKey(string name, OperationDraft draft)
    {
        foreach (var parameter in draft.Method.Parameters)
        {
            if ((ParameterReader.GivenName(parameter) ?? parameter.Name) == name)
                return false;
        }
        return !WireNames.IsReservedKey(name);
    }
}
