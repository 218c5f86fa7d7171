using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Xml.Linq;
using PushGen.Package.Tests.Infrastructure;

namespace PushGen.Package.Tests;

/// <summary>What is in the packages, and what is not.</summary>
[Trait("Needs", "Packages")]
public class PackageContentTests
{
    const string Analyzers = "analyzers/dotnet/cs/";

    [Fact(Skip = Packages.Missing, SkipUnless = nameof(Packages.AreThere), SkipType = typeof(Packages))]
    public void Library_HasGeneratorAndFixesWhereCompilersLook() => Assert.Equal(
        [
            "PushGen.nuspec", "README.md", Analyzers + "PushGen.CodeFixes.dll", Analyzers + "PushGen.Generators.dll",
            "build/PushGen.props", "build/PushGen.targets", "buildTransitive/PushGen.props", "buildTransitive/PushGen.targets",
            "lib/net10.0/PushGen.dll", "lib/net10.0/PushGen.xml",
        ],
        Files("PushGen", ".nupkg"));

    [Fact(Skip = Packages.Missing, SkipUnless = nameof(Packages.AreThere), SkipType = typeof(Packages))]
    public void Server_HasTheLibraryOnly() => Assert.Equal(
        ["PushGen.AspNetCore.nuspec", "README.md", "lib/net10.0/PushGen.AspNetCore.dll", "lib/net10.0/PushGen.AspNetCore.xml"],
        Files("PushGen.AspNetCore", ".nupkg"));

    [Theory(Skip = Packages.Missing, SkipUnless = nameof(Packages.AreThere), SkipType = typeof(Packages))]
    [InlineData("PushGen")]
    [InlineData("PushGen.AspNetCore")]
    public void Symbols_OfLibraries_AreInAPackageOfTheirOwn(string name) =>
        Assert.Equal([$"{name}.nuspec", $"lib/net10.0/{name}.pdb"], Files(name, ".snupkg"));

    [Theory(Skip = Packages.Missing, SkipUnless = nameof(Packages.AreThere), SkipType = typeof(Packages))]
    [InlineData("PushGen.Generators")]
    [InlineData("PushGen.CodeFixes")]
    public void Symbols_OfAnalyzers_AreEmbeddedAndNameNoFolderOfTheMachine(string name)
    {
        using var assembly = new PEReader(new MemoryStream(Packages.Read("PushGen")[$"{Analyzers}{name}.dll"]));
        var entry = Assert.Single(assembly.ReadDebugDirectory(), entry => entry.Type == DebugDirectoryEntryType.EmbeddedPortablePdb);
        using var provider = assembly.ReadEmbeddedPortablePdbDebugDirectoryData(entry);
        var symbols = provider.GetMetadataReader();

        Assert.All(symbols.Documents, document => Assert.StartsWith("/_/", symbols.GetString(symbols.GetDocument(document).Name), StringComparison.Ordinal));
    }

    /// <summary>The server uses internals of the library.</summary>
    [Fact(Skip = Packages.Missing, SkipUnless = nameof(Packages.AreThere), SkipType = typeof(Packages))]
    public void Server_DependsOnItsOwnVersionOfTheLibraryOnly()
    {
        var dependency = Assert.Single(Specification("PushGen.AspNetCore").Descendants(), element => element.Name.LocalName == "dependency");

        Assert.Equal(("PushGen", $"[{Packages.Version}]", "All"), ((string)dependency.Attribute("id")!, (string)dependency.Attribute("version")!, (string)dependency.Attribute("include")!));
    }

    [Theory(Skip = Packages.Missing, SkipUnless = nameof(Packages.AreThere), SkipType = typeof(Packages))]
    [InlineData("PushGen")]
    [InlineData("PushGen.AspNetCore")]
    public void Specification_SaysLicenceReadmeAndCommit(string name)
    {
        var elements = Specification(name).Descendants().ToLookup(element => element.Name.LocalName);

        Assert.Equal("MIT", elements["license"].Single().Value);
        Assert.Equal("README.md", elements["readme"].Single().Value);
        Assert.Equal("https://github.com/pushgen/pushgen", (string?)elements["repository"].Single().Attribute("url"));
        Assert.NotEmpty(elements["description"].Single().Value);
        Assert.NotEmpty(elements["tags"].Single().Value);
    }

    [Theory(Skip = "PUSHGEN_PACKAGES_AGAIN names no folder with the packages of the same commit, packed elsewhere.", SkipUnless = nameof(Packages.AreThereTwice), SkipType = typeof(Packages))]
    [InlineData("PushGen", ".nupkg")]
    [InlineData("PushGen", ".snupkg")]
    [InlineData("PushGen.AspNetCore", ".nupkg")]
    [InlineData("PushGen.AspNetCore", ".snupkg")]
    public void Package_OfTheSameCommitFromAnotherFolder_HasTheSameFiles(string name, string extension)
    {
        Dictionary<string, byte[]> one = Packages.Read(name, extension), again = Packages.ReadAgain(name, extension);

        Assert.Equal(one.Keys.Where(IsOurs).Order(StringComparer.Ordinal), again.Keys.Where(IsOurs).Order(StringComparer.Ordinal));
        Assert.All(one.Keys.Where(IsOurs), file => Assert.True(one[file].AsSpan().SequenceEqual(again[file]), $"{file} differs."));
    }

    static string[] Files(string name, string extension) => [.. Packages.Read(name, extension).Keys.Where(IsOurs).Order(StringComparer.Ordinal)];

    /// <summary>NuGet's own parts of the container have random names.</summary>
    static bool IsOurs(string file) => !file.StartsWith("_rels/", StringComparison.Ordinal) && !file.StartsWith("package/", StringComparison.Ordinal) && file != "[Content_Types].xml";

    static XDocument Specification(string name) => XDocument.Load(new MemoryStream(Packages.Read(name)[name + ".nuspec"]));
}
