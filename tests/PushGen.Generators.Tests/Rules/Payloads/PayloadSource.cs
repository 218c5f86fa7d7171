using Microsoft.CodeAnalysis;

namespace PushGen.Generators.Tests.Rules.Payloads;

/// <summary>Sources with one contract that sends one type, there and back.</summary>
static class PayloadSource
{
    /// <summary>A contract that sends <paramref name="type"/>, marked where it is told if it stands in <c>[|…|]</c>.</summary>
    public static string Sends(string type, string types = "") => $$"""
        using System.Text.Json.Serialization;
        using System.Collections.Immutable;
        [PushContract] public interface ITrading { Task Send({{type}} value, CancellationToken token = default); }
        {{types}}
        """;

    /// <summary>A contract that sends the type <c>Payload</c>.</summary>
    public static string Of(string types) => Sends("Payload", types);

    /// <summary>With another project, compiled.</summary>
    public static TestOptions With(string library)
    {
        var run = GeneratorRun.Of(library, TestOptions.Default with { AssemblyName = "Lib" });
        using var stream = new MemoryStream();
        Assert.True(run.Output.Emit(stream, cancellationToken: TestContext.Current.CancellationToken).Success);
        return TestOptions.Default with { References = [MetadataReference.CreateFromImage(stream.ToArray())] };
    }
}
