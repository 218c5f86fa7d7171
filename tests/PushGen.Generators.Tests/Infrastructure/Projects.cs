using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;

namespace PushGen.Generators.Tests.Infrastructure;

/// <summary>Projects that refer to each other. Each is generated and compiled without a warning; all are loaded together and called.</summary>
sealed class Projects : AssemblyLoadContext
{
    readonly Dictionary<string, byte[]> images = [];

    public Projects()
        : base(isCollectible: true)
    {
    }

    /// <summary>Adds a project that refers to earlier ones: <c>Contracts</c>, or <c>Contracts=Alias</c> for an extern alias.</summary>
    public GeneratorRun Add(string name, string source, TestOptions options, params string[] references)
    {
        var run = GeneratorRun.Of(source, options with { AssemblyName = name, References = [.. options.References, .. references.Select(Reference)] });
        using var stream = new MemoryStream();
        var result = run.Output.Emit(stream, cancellationToken: TestContext.Current.CancellationToken);
        Assert.True(result.Success, string.Join("\n", result.Diagnostics));
        images.Add(name, stream.ToArray());
        return run;
    }

    public GeneratorRun Add(string name, string source, params string[] references) => Add(name, source, TestOptions.Default, references);

    MetadataReference Reference(string text)
    {
        string[] parts = text.Split('=');
        return MetadataReference.CreateFromImage(images[parts[0]], new MetadataReferenceProperties(aliases: parts.Length == 1 ? [] : [parts[1]]));
    }

    /// <summary>Awaits the static method <c>Test.Run</c> of a project.</summary>
    public async Task<string> RunAsync(string project)
    {
        var method = LoadFromAssemblyName(new AssemblyName(project)).GetType("Test")!.GetMethod("Run", BindingFlags.Static | BindingFlags.Public)!;
        return await (Task<string>)method.Invoke(null, BindingFlags.DoNotWrapExceptions, null, null, null)!;
    }

    protected override Assembly? Load(AssemblyName assemblyName) =>
        images.TryGetValue(assemblyName.Name!, out byte[]? image) ? LoadFromStream(new MemoryStream(image)) : null;
}
