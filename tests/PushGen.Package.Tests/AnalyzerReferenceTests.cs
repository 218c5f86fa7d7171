using System.Reflection;

namespace PushGen.Package.Tests;

/// <summary>The compiler loads the shipped assemblies next to its own: what they refer to beyond that is missing in an IDE, though the command line forgives it.</summary>
public class AnalyzerReferenceTests
{
    static readonly string[] SuppliedByHosts =
    [
        "netstandard", "Microsoft.CodeAnalysis", "Microsoft.CodeAnalysis.CSharp", "System.Collections.Immutable", "System.Memory",
        "System.Runtime.CompilerServices.Unsafe", "System.Buffers", "System.Threading.Tasks.Extensions", "System.Reflection.Metadata",
    ];

    [Fact]
    public void Generators_References_AreSuppliedByEveryCompiler() =>
        Assert.Empty(ReferencesOf("PushGen.Generators").Except(SuppliedByHosts));

    [Fact]
    public void CodeFixes_References_AreSuppliedByEveryIde()
    {
        string[] supplied = [.. SuppliedByHosts, "Microsoft.CodeAnalysis.Workspaces", "Microsoft.CodeAnalysis.CSharp.Workspaces", "System.Composition.AttributedModel", "PushGen.Generators"];
        Assert.Empty(ReferencesOf("PushGen.CodeFixes").Except(supplied));
    }

    [Fact]
    public void Generators_Compiler_IsNotNewerThanTheFloor()
    {
        var compiler = Load("PushGen.Generators").GetReferencedAssemblies().SingleOrDefault(name => name.Name == "Microsoft.CodeAnalysis.CSharp");
        Assert.NotNull(compiler);
        Assert.True(compiler.Version <= new Version(4, 14, 0, 0), $"Built against compiler {compiler.Version}.");
    }

    static IEnumerable<string> ReferencesOf(string name) => Load(name).GetReferencedAssemblies().Select(reference => reference.Name!);

    static Assembly Load(string name) => Assembly.LoadFrom(Path.Combine(AppContext.BaseDirectory, name + ".dll"));
}
