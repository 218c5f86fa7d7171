using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace PushGen.Generators.Parsing;

/// <summary>The lowest language version that generated code compiles in.</summary>
static class LanguageFloor
{
    const LanguageVersion Lowest = LanguageVersion.CSharp12;

    /// <summary>The language version as people write it, if it is below the floor.</summary>
    public static string? TooOld(ParseOptions options) => ((CSharpParseOptions)options).LanguageVersion is < Lowest and var version ? version.ToDisplayString() : null;
}
