using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace PushGen.Generators.Tests.Infrastructure;

/// <summary>How a source is compiled. The default language is the lowest that generated code may need.</summary>
sealed record TestOptions
{
    public static readonly TestOptions Default = new();

    public LanguageVersion Language { get; init; } = LanguageVersion.CSharp12;

    public DocumentationMode Documentation { get; init; } = DocumentationMode.Parse;

    public NullableContextOptions Nullable { get; init; } = NullableContextOptions.Enable;

    public bool WithServer { get; init; } = true;

    public string AssemblyName { get; init; } = "Shop";

    /// <summary>What a project says to analyzers: <c>build_property.PublishTrimmed</c> and the like, without the prefix.</summary>
    public IReadOnlyDictionary<string, string> Properties { get; init; } = new Dictionary<string, string>();

    /// <summary>Severities that .editorconfig sets, by id.</summary>
    public IReadOnlyDictionary<string, ReportDiagnostic> Severities { get; init; } = new Dictionary<string, ReportDiagnostic>();

    public MetadataReference[] References { get; init; } = [];

    /// <summary>What the compiler and the generator are expected to say; everything else of warning level and above fails.</summary>
    public string[] Expected { get; init; } = [];
}
