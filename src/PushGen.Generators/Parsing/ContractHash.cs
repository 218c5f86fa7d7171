using System.Globalization;
using PushGen.Generators.Model;

namespace PushGen.Generators.Parsing;

/// <summary>A short hash (FNV-1a, 64 bits) over what both ends must agree on. The order of operations does not matter.</summary>
static class ContractHash
{
    public static string Of(string contract, List<OperationModel> operations, string[] aliases)
    {
        var sorted = new List<OperationModel>(operations);
        sorted.Sort(static (a, b) => string.CompareOrdinal(a.WireName, b.WireName));
        ulong hash = Add(14695981039346656037, contract);
        foreach (var operation in sorted)
        {
            hash = Add(Add(Add(hash, operation.Kind.ToString()), operation.WireName), WithoutAlias(operation.Payload, aliases));
            foreach (var parameter in operation.Parameters)
            {
                if (parameter.Role == ParameterRole.Argument)
                    hash = Add(Add(hash, parameter.WireName), WithoutAlias(parameter.Type, aliases));
            }
            hash = Add(hash, WithoutAlias(operation.Element, aliases));
        }
        return hash.ToString("x16", CultureInfo.InvariantCulture);
    }

    /// <summary>The name of an extern alias is each project's own.</summary>
    static string WithoutAlias(string? type, string[] aliases)
    {
        string text = type ?? "";
        foreach (string alias in aliases)
            text = text.Replace(alias + "::", "global::");
        return text;
    }

    static ulong Add(ulong hash, string text)
    {
        unchecked
        {
            foreach (char c in text)
                hash = (((hash ^ (byte)c) * 1099511628211) ^ (byte)(c >> 8)) * 1099511628211;
            return (hash ^ 0xFFFF) * 1099511628211;     // so that "ab","c" and "a","bc" differ
        }
    }
}
