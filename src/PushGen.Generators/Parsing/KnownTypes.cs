using Microsoft.CodeAnalysis;

namespace PushGen.Generators.Parsing;

/// <summary>
/// Recognizes types by name. Looking them up in the compilation would cost with every edit, and finds nothing where two assemblies
/// define the type.
/// </summary>
static class KnownTypes
{
    public const string PushContractAttribute = "PushGen.PushContractAttribute";
    public const string GeneratePushServerAttribute = "PushGen.AspNetCore.GeneratePushServerAttribute";
    public const string ClientAssembly = "PushGen";
    public const string ServerAssembly = "PushGen.AspNetCore";

    public static bool IsCancellationToken(ITypeSymbol type) => type.Name == "CancellationToken" && IsIn(type, "System.Threading");

    public static bool IsAsyncEnumerable(ITypeSymbol type) =>
        type is INamedTypeSymbol { Name: "IAsyncEnumerable", Arity: 1 } && IsIn(type, "System.Collections.Generic");

    public static bool IsTask(ITypeSymbol type) => type.Name == "Task" && IsIn(type, "System.Threading.Tasks");

    public static bool IsValueTask(ITypeSymbol type) => type.Name == "ValueTask" && IsIn(type, "System.Threading.Tasks");

    public static bool IsAsyncDisposable(ITypeSymbol type) => type.Name == "IAsyncDisposable" && IsIn(type, "System");

    /// <summary>What cannot be the result of a call: a value that is produced over time.</summary>
    public static bool IsProducedOverTime(ITypeSymbol type) =>
        IsAsyncEnumerable(type) || IsTask(type) || IsValueTask(type)
        || (type.Name == "IObservable" && IsIn(type, "System"))
        || (type.Name == "ChannelReader" && IsIn(type, "System.Threading.Channels"));

    public static bool IsPushAttribute(AttributeData attribute, string name) => attribute.AttributeClass is { } type && type.Name == name && IsIn(type, "PushGen");

    public static AttributeData? FindPushAttribute(ISymbol symbol, string name)
    {
        foreach (var attribute in symbol.GetAttributes())
        {
            if (IsPushAttribute(attribute, name))
                return attribute;
        }
        return null;
    }

    /// <summary>Whether a value formats itself as text and parses itself back.</summary>
    public static bool HasTextForm(ITypeSymbol type)
    {
        bool formats = false, parses = false;
        foreach (var implemented in type.AllInterfaces)
        {
            if (!IsIn(implemented, "System"))
                continue;
            formats |= implemented.Name == "ISpanFormattable";
            parses |= implemented is { Name: "ISpanParsable", Arity: 1 } && SymbolEqualityComparer.Default.Equals(implemented.TypeArguments[0], type);
        }
        // bool parses itself but formats itself only as an object; the runtime has an overload for it.
        return parses && (formats || type.SpecialType == SpecialType.System_Boolean);
    }

    public static bool IsIn(ITypeSymbol type, string name)
    {
        var scope = type.ContainingType is null ? type.ContainingNamespace : null;
        int end = name.Length;
        while (scope is { IsGlobalNamespace: false })
        {
            int start = end - scope.Name.Length;
            if (start < 0 || string.CompareOrdinal(name, start, scope.Name, 0, scope.Name.Length) != 0)
                return false;
            scope = scope.ContainingNamespace;
            if (scope.IsGlobalNamespace)
                return start == 0;
            if (start == 0 || name[start - 1] != '.')
                return false;
            end = start - 1;
        }
        return false;
    }
}
