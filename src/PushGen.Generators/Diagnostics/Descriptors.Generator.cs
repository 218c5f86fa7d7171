using Microsoft.CodeAnalysis;

namespace PushGen.Generators.Diagnostics;

/// <summary>PUSH09xx: what the generator needs of the project. The generator reports these itself, since analyzers are not run when types are missing.</summary>
static partial class Descriptors
{
    public static readonly DiagnosticDescriptor LanguageIsTooOld = Error(
        DiagnosticIds.LanguageIsTooOld,
        "Generated code needs C# 12",
        "The code generated for '{0}' needs C# 12 or later, and this project is compiled as C# {1}; raise LangVersion, or remove it",
        "Nothing is generated for a project of an older language version, since it would not compile. The .NET 10 SDK chooses C# 14 unless LangVersion says something else.");

    public static readonly DiagnosticDescriptor RuntimeDoesNotMatch = Error(
        DiagnosticIds.RuntimeDoesNotMatch,
        "The PushGen assemblies are of one version",
        "The project refers to {0} {1}, but the generator is of version {2}; refer to one version of PushGen and PushGen.AspNetCore",
        "Generated code calls both assemblies, and PushGen.AspNetCore uses internals of PushGen. The PushGen package brings the generator of its own version.");
}
