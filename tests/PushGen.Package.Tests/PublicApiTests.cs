using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using PushGen.Package.Tests.Infrastructure;

namespace PushGen.Package.Tests;

/// <summary>The public API of the libraries is a file that is reviewed. PUSHGEN_ACCEPT_API=1 writes it anew.</summary>
public class PublicApiTests
{
    [Theory]
    [InlineData("PushGen")]
    [InlineData("PushGen.AspNetCore")]
    public void Library_HasTheReviewedApi(string name)
    {
        string file = Repository.File($"src/{name}/PublicApi.txt"), actual = string.Join("\n", PublicApi.Of(Load(name))) + "\n";
        if (Environment.GetEnvironmentVariable("PUSHGEN_ACCEPT_API") == "1")
            File.WriteAllText(file, actual);

        string[] reviewed = File.ReadAllLines(file), lines = actual.TrimEnd('\n').Split('\n');
        var changes = reviewed.Except(lines).Select(line => "- " + line).Concat(lines.Except(reviewed).Select(line => "+ " + line)).ToArray();
        Assert.True(reviewed.SequenceEqual(lines), $"The public API is not that of {file}. Review, and accept with PUSHGEN_ACCEPT_API=1:\n{string.Join("\n", changes)}");
    }

    static IAssemblySymbol Load(string name)
    {
        var references = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Select(path => MetadataReference.CreateFromFile(path)).ToArray();
        var library = references.Single(reference => Path.GetFileNameWithoutExtension(reference.FilePath) == name);
        return (IAssemblySymbol)CSharpCompilation.Create("Api", references: references).GetAssemblyOrModuleSymbol(library)!;
    }
}
