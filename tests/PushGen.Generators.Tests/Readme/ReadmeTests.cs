using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using PushGen.Generators.Tests.Infrastructure;

namespace PushGen.Generators.Tests.Readme;

/// <summary>Every C# snippet of README.md compiles, as the program that a reader would make of it.</summary>
public sealed partial class ReadmeTests
{
    /// <summary>What the SDK's implicit usings give a web project.</summary>
    const string ImplicitUsings = """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Net.Http;
        global using System.Threading;
        global using System.Threading.Tasks;
        global using Microsoft.AspNetCore.Builder;
        global using Microsoft.AspNetCore.Hosting;
        global using Microsoft.AspNetCore.Http;
        global using Microsoft.AspNetCore.Routing;
        global using Microsoft.Extensions.Configuration;
        global using Microsoft.Extensions.DependencyInjection;
        global using Microsoft.Extensions.Hosting;
        global using Microsoft.Extensions.Logging;
        """;

    static readonly Dictionary<string, string> Snippets = FindSnippets();

    [Theory]
    [InlineData("IShop.cs", "Server.cs")]
    [InlineData("IShop.cs", "Client.cs")]
    [InlineData("IShop.cs", "Resume.cs")]
    [InlineData("IShop.cs", "Hosted.cs")]
    [InlineData("GeneratePushServer.cs", "Server.cs", "IShop.cs")]
    [InlineData("IShop.cs", "Conventions.cs", "Server.cs")]
    public void Snippets_AsOneProgram_Compile(params string[] files)
    {
        var options = new CSharpParseOptions(LanguageVersion.Preview);
        var sources = files.Select((file, i) => i == 2 && file == "Server.cs" ? TypesOf(Snippets[file]) : Snippets[file]).Prepend(ImplicitUsings);
        var compilation = TestCompilation.Program(sources.Select(source => CSharpSyntaxTree.ParseText(source, options)));

        CSharpGeneratorDriver.Create([new PushContractGenerator().AsSourceGenerator()], parseOptions: options)
            .RunGeneratorsAndUpdateCompilation(compilation, out var output, out var generatorSays, TestContext.Current.CancellationToken);

        Assert.Empty(generatorSays);
        Assert.Empty(output.GetDiagnostics(TestContext.Current.CancellationToken).Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning));
    }

    [Fact]
    public void Snippets_AllOfThem_AreCompiled() =>
        Assert.Equal(["Client.cs", "Conventions.cs", "GeneratePushServer.cs", "Hosted.cs", "IShop.cs", "Resume.cs", "Server.cs"], Snippets.Keys.Order());

    /// <summary>The snippet without its top-level statements, to stand beside those of another.</summary>
    static string TypesOf(string snippet) => snippet[snippet.IndexOf("public sealed class", StringComparison.Ordinal)..];

    static Dictionary<string, string> FindSnippets()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "PushGen.sln")))
            folder = folder.Parent ?? throw new FileNotFoundException("The tests run outside the repository.");
        var blocks = CodeBlock().Matches(File.ReadAllText(Path.Combine(folder.FullName, "README.md")));
        return blocks.ToDictionary(block => block.Groups["file"].Value, block => block.Groups["code"].Value);
    }

    [GeneratedRegex("```csharp\n// (?<file>[^\n]*)\n(?<code>.*?)```", RegexOptions.Singleline)]
    private static partial Regex CodeBlock();
}
