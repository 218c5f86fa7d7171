using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using PushGen.Package.Tests.Infrastructure;

namespace PushGen.Package.Tests;

/// <summary>The compiler loads the packed assemblies next to its own: what they refer to beyond that is missing in an IDE, though the command line forgives it.</summary>
[Trait("Needs", "Packages")]
public class AnalyzerReferenceTests
{
    static readonly string[] SuppliedByCompilers =
    [
        "netstandard", "Microsoft.CodeAnalysis", "Microsoft.CodeAnalysis.CSharp", "System.Collections.Immutable", "System.Memory",
        "System.Runtime.CompilerServices.Unsafe", "System.Buffers", "System.Threading.Tasks.Extensions", "System.Reflection.Metadata",
    ];

    static readonly string[] SuppliedByIdes =
        [.. SuppliedByCompilers, "Microsoft.CodeAnalysis.Workspaces", "Microsoft.CodeAnalysis.CSharp.Workspaces", "System.Composition.AttributedModel", "PushGen.Generators"];

    [Fact(Skip = Packages.Missing, SkipUnless = nameof(Packages.AreThere), SkipType = typeof(Packages))]
    public void Generators_References_AreSuppliedByEveryCompiler() => Assert.Empty(ReferencesOf("PushGen.Generators").Keys.Except(SuppliedByCompilers));

    [Fact(Skip = Packages.Missing, SkipUnless = nameof(Packages.AreThere), SkipType = typeof(Packages))]
    public void CodeFixes_References_AreSuppliedByEveryIde() => Assert.Empty(ReferencesOf("PushGen.CodeFixes").Keys.Except(SuppliedByIdes));

    [Theory(Skip = Packages.Missing, SkipUnless = nameof(Packages.AreThere), SkipType = typeof(Packages))]
    [InlineData("PushGen.Generators")]
    [InlineData("PushGen.CodeFixes")]
    public void Compiler_ThatIsReferredTo_IsTheFloor(string name) =>
        Assert.Equal(new Version(4, 14, 0, 0), ReferencesOf(name)["Microsoft.CodeAnalysis"]);

    static Dictionary<string, Version> ReferencesOf(string name)
    {
        using var assembly = new PEReader(new MemoryStream(Packages.Read("PushGen")[$"analyzers/dotnet/cs/{name}.dll"]));
        var metadata = assembly.GetMetadataReader();
        return metadata.AssemblyReferences.Select(metadata.GetAssemblyReference).ToDictionary(reference => metadata.GetString(reference.Name), reference => reference.Version);
    }
}
