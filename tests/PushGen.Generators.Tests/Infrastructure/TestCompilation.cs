using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace PushGen.Generators.Tests.Infrastructure;

/// <summary>Compilations against the class library, ASP.NET Core and PushGen as this test process has them.</summary>
static class TestCompilation
{
    const string Usings = """
        global using System;
        global using System.Collections.Generic;
        global using System.Threading;
        global using System.Threading.Tasks;
        global using PushGen;

        """;

    static readonly MetadataReference[] All = [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
        .Split(Path.PathSeparator)
        .Where(path => !Path.GetFileName(path).StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal))
        .Where(path => !Path.GetFileName(path).StartsWith("PushGen.Generators", StringComparison.Ordinal))
        .Select(path => MetadataReference.CreateFromFile(path))];

    static readonly MetadataReference[] ClientOnly = [.. All.Where(reference => Path.GetFileName(reference.Display) != "PushGen.AspNetCore.dll")];

    public static CSharpParseOptions ParseOptions(LanguageVersion version, DocumentationMode documentation = DocumentationMode.Parse) =>
        new(version, documentation);

    public static CSharpCompilation Create(string source, TestOptions options)
    {
        var parse = ParseOptions(options.Language, options.Documentation);
        var compilation = CSharpCompilation.Create(
            options.AssemblyName,
            [CSharpSyntaxTree.ParseText(Usings, parse, "Usings.cs"), CSharpSyntaxTree.ParseText(source, parse, "Contract.cs")],
            options.WithServer ? All : ClientOnly,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: options.Nullable, allowUnsafe: true, warningLevel: 9999));
        return compilation.AddReferences(options.References);
    }
}
