using System.Reflection;
using System.Runtime.Loader;

namespace PushGen.Generators.Tests.Infrastructure;

/// <summary>Generates, compiles and loads a source, so that tests call what was generated.</summary>
static class LiveAssembly
{
    public static Assembly Load(string source, TestOptions? options = null)
    {
        var run = GeneratorRun.Of(source, options);
        using var stream = new MemoryStream();
        var result = run.Output.Emit(stream, cancellationToken: TestContext.Current.CancellationToken);
        Assert.True(result.Success, string.Join("\n", result.Diagnostics));
        stream.Position = 0;
        return new AssemblyLoadContext(null, isCollectible: true).LoadFromStream(stream);
    }

    /// <summary>Calls the static method <c>Test.Run</c> of the source.</summary>
    public static object? Run(string source, TestOptions? options = null)
    {
        var method = Load(source, options).GetType("Test")!.GetMethod("Run", BindingFlags.Static | BindingFlags.Public)!;
        return method.Invoke(null, BindingFlags.DoNotWrapExceptions, null, null, null);
    }
}
