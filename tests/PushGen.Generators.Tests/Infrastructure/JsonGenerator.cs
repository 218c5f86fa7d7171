using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace PushGen.Generators.Tests.Infrastructure;

/// <summary>System.Text.Json's source generator, as the SDK brings it: rules look at what it makes of a JsonSerializerContext.</summary>
static class JsonGenerator
{
    public static readonly AnalyzerFileReference Reference = new(Path.Combine(Pack(), "analyzers/dotnet/cs/System.Text.Json.SourceGeneration.dll"), new AssemblyLoader());

    public static readonly ISourceGenerator[] All = [.. Reference.GetGenerators(LanguageNames.CSharp)];

    public static bool IsNeeded(string source) => source.Contains("[JsonSerializable", StringComparison.Ordinal);

    static string Pack()
    {
        string sdk = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(typeof(object).Assembly.Location)!, "../../.."));
        return Directory.GetDirectories(Path.Combine(sdk, "packs/Microsoft.NETCore.App.Ref"), "10.*").Order(StringComparer.Ordinal).Last();
    }
}

/// <summary>Loads analyzers into the process of the tests, where our own are already.</summary>
sealed class AssemblyLoader : IAnalyzerAssemblyLoader
{
    public void AddDependencyLocation(string fullPath)
    {
    }

    public Assembly LoadFromPath(string fullPath) => Assembly.LoadFrom(fullPath);
}
