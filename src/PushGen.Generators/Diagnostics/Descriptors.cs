using Microsoft.CodeAnalysis;

namespace PushGen.Generators.Diagnostics;

/// <summary>
/// All rules, a file per block. The title says the rule, the message what is wrong here and what to do, the description why.
/// </summary>
static partial class Descriptors
{
    /// <summary>The category is that of the block: PUSH01xx is about payloads.</summary>
    static DiagnosticDescriptor Rule(string id, DiagnosticSeverity severity, string title, string message, string why, params string[] tags) =>
        new(id, title, message, Category(id), severity, isEnabledByDefault: true, why, HelpLinks.For(id), tags);

    static DiagnosticDescriptor Error(string id, string title, string message, string why) => Rule(id, DiagnosticSeverity.Error, title, message, why);

    static DiagnosticDescriptor Warning(string id, string title, string message, string why) => Rule(id, DiagnosticSeverity.Warning, title, message, why);

    static DiagnosticDescriptor Info(string id, string title, string message, string why) => Rule(id, DiagnosticSeverity.Info, title, message, why);

    /// <summary>A rule over several types, which only a whole compilation can tell.</summary>
    static DiagnosticDescriptor AtEnd(string id, DiagnosticSeverity severity, string title, string message, string why) =>
        Rule(id, severity, title, message, why, WellKnownDiagnosticTags.CompilationEnd);

    static string Category(string id) => id.Substring("PUSH".Length, 2) switch
    {
        "00" => "PushGen.Contract",
        "01" => "PushGen.Payload",
        "02" => "PushGen.Server",
        "03" => "PushGen.Client",
        "05" => "PushGen.Security",
        _ => "PushGen.Generator",
    };
}
