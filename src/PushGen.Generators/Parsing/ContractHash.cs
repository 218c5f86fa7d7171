using System.Globalization;
using PushGen.Generators.Model;

namespace PushGen.Generators.Parsing;

/// <summary>A short hash (FNV-1a, 64 bits) over what both ends must agree on. The order of operations does not matter.</summary>
static class ContractHash
{
    public static string Of(string contract, List<OperationModel> operations)
    {
        var sorted = new List<OperationModel>(operations);
        sorted.Sort(static (a, b) => string.CompareOrdinal(a.WireName, b.WireName));
        ulong hash = Add(14695981039346656037, contract);
        foreach (var operation in sorted)
        {
            hash = Add(Add(Add(hash, operation.Kind.ToString()), operation.WireName), operation.Payload ?? "");
            foreach (var parameter in operation.Parameters)
            {
                if (parameter.Role == ParameterRole.Argument)
                    hash = Add(Add(hash, parameter.WireName), parameter.Type);
            }
            hash = Add(hash, operation.Element ?? "");
        }
        return hash.ToString("x16", CultureInfo.InvariantCulture);
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
