using Microsoft.CodeAnalysis.Diagnostics;

namespace PushGen.Generators.Analyzers.Payloads;

/// <summary>Whether a project is trimmed or compiled ahead of time, or promises to bear it. PushGen.props makes the properties visible.</summary>
static class Trimming
{
    static readonly string[] Properties = ["PublishAot", "PublishTrimmed", "IsAotCompatible", "IsTrimmable", "EnableAotAnalyzer", "EnableTrimAnalyzer"];

    /// <summary>The first property that says so, or null.</summary>
    public static string? SetBy(AnalyzerConfigOptions options)
    {
        foreach (string property in Properties)
        {
            if (IsSet(options, property, "true"))
                return property;
        }
        return IsSet(options, "JsonSerializerIsReflectionEnabledByDefault", "false") ? "JsonSerializerIsReflectionEnabledByDefault" : null;
    }

    static bool IsSet(AnalyzerConfigOptions options, string property, string value) =>
        options.TryGetValue("build_property." + property, out string? given) && string.Equals(given, value, StringComparison.OrdinalIgnoreCase);
}
