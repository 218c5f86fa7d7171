using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace PushGen.Generators.Tests.Infrastructure;

/// <summary>
/// Compilations against the class library, ASP.NET Core and PushGen as this test process has them, but for what makes it a test project. A source of several files is divided by lines
/// <c>// --- Name.cs</c>, as in <see cref="TestWorkspace"/>.
/// </summary>
static partial class TestCompilation
{
    public const string Usings = """
        global using System;
        global using System.Collections.Generic;
        global using System.Threading;
        global using System.Threading.Tasks;
        global using PushGen;

        """;

    public static readonly MetadataReference[] All = [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
        .Split(Path.PathSeparator)
        .Where(path => !Path.GetFileName(path).StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal))
        .Where(path => Path.GetFileName(path) is not ("PushGen.Generators.dll" or "PushGen.CodeFixes.dll"))
        .Where(path => !Path.GetFileName(path).StartsWith("xunit", StringComparison.Ordinal))
        .Select(path => MetadataReference.CreateFromFile(path))];

    static readonly ConcurrentDictionary<(string Name, bool WithServer, NullableContextOptions Nullable, OutputKind Kind), CSharpCompilation> Bases = new();

    static readonly MetadataReference[] ClientOnly = [.. All.Where(reference => Path.GetFileName(reference.Display) != "PushGen.AspNetCore.dll")];

    public static CSharpParseOptions ParseOptions(LanguageVersion version, DocumentationMode documentation = DocumentationMode.Parse) =>
        new(version, documentation);

    public static CSharpCompilation Create(string source, TestOptions options)
    {
        var parse = ParseOptions(options.Language, options.Documentation);
        var kind = Files(source).Any(file => IsProgram(file.Text)) ? OutputKind.ConsoleApplication : OutputKind.DynamicallyLinkedLibrary;
        var compilation = Bases.GetOrAdd((options.AssemblyName, options.WithServer, options.Nullable, kind), CreateBase)
            .AddSyntaxTrees(CSharpSyntaxTree.ParseText(Usings, parse, "Usings.cs"))
            .AddSyntaxTrees([.. Files(source).Select(file => CSharpSyntaxTree.ParseText(file.Text, parse, file.Name))]);
        if (options.Severities.Count > 0)
            compilation = compilation.WithOptions(compilation.Options.WithSpecificDiagnosticOptions(options.Severities));
        return options.References.Length == 0 ? compilation : compilation.AddReferences(options.References);
    }

    /// <summary>The rest of the source is blank in each file, so that places in it are those in the source.</summary>
    static IEnumerable<(string Name, string Text)> Files(string source)
    {
        string name = "Contract.cs";
        int start = 0;
        foreach (Match next in FileLine().Matches(source).Append(Match.Empty))
        {
            int end = next.Success ? next.Index : source.Length;
            yield return (name, NotLineEnd().Replace(source[..start], " ") + source[start..end]);
            (name, start) = (next.Groups[1].Value, end);
        }
    }

    [GeneratedRegex("^// --- (.*)\n", RegexOptions.Multiline)]
    private static partial Regex FileLine();

    [GeneratedRegex("[^\r\n]")]
    private static partial Regex NotLineEnd();

    /// <summary>A source with statements of its own is a program with an entry point.</summary>
    public static bool IsProgram(string source) =>
        CSharpSyntaxTree.ParseText(source).GetCompilationUnitRoot().Members.Any(member => member is GlobalStatementSyntax);

    /// <summary>An application of these files and nothing else.</summary>
    public static CSharpCompilation Program(IEnumerable<SyntaxTree> files) =>
        CSharpCompilation.Create("Program", files, All, new CSharpCompilationOptions(OutputKind.ConsoleApplication, nullableContextOptions: NullableContextOptions.Enable));

    /// <summary>Compilations derived from one share what the compiler has read of its references, which takes longer than most tests.</summary>
    static CSharpCompilation CreateBase((string Name, bool WithServer, NullableContextOptions Nullable, OutputKind Kind) options)
    {
        var compilation = CSharpCompilation.Create(options.Name, [], options.WithServer ? All : ClientOnly,
            new CSharpCompilationOptions(options.Kind, nullableContextOptions: options.Nullable, allowUnsafe: true, warningLevel: 9999));
        compilation.GetSpecialType(SpecialType.System_Object);
        return compilation;
    }
}
