using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace PushGen.Generators.Tests.Infrastructure;

/// <summary>System.Text.Json's source generator, as the SDK brings it: rules look at what it makes of a JsonSerializerContext.</summary>
static class JsonGenerator
{
    public static readonly ISourceGenerator[] All = Load();

    public static bool IsNeeded(string source) => source.Contains("[JsonSerializable", StringComparison.Ordinal);

    static ISourceGenerator[] Load()
    {
        string sdk = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(typeof(object).Assembly.Location)!, "../../.."));
        string pack = Directory.GetDirectories(Path.Combine(sdk, "packs/Microsoft.NETCore.App.Ref"), "10.*").Order(StringComparer.Ordinal).Last();
        string file = Path.Combine(pack, "analyzers/dotnet/cs/System.Text.Json.SourceGeneration.dll");
        return [.. new AnalyzerFileReference(file, new Loader()).GetGenerators(LanguageNames.CSharp)];
    }

    sealed class Loader : IAnalyzerAssemblyLoader
    {
        public void AddDependencyLocation(string fullPath)
        {
        }

        public Assembly LoadFromPath(string fullPath) => Assembly.LoadFrom(fullPath);
    }
}
