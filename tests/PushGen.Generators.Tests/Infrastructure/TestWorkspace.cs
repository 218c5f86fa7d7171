using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace PushGen.Generators.Tests.Infrastructure;

/// <summary>
/// A solution as an IDE has it, with the generator running in it. A source of several files is divided by lines <c>// --- Name.cs</c>; what
/// precedes the first one, or all of it, is Contract.cs. <c>// === Name</c> begins another project that references those before it.
/// </summary>
static partial class TestWorkspace
{
    /// <summary>As a file: what looks through a solution, as SymbolFinder does, takes no other kind.</summary>
    static readonly AnalyzerFileReference Generator = new(typeof(PushContractGenerator).Assembly.Location, new AssemblyLoader());

    public static Solution Create(string source, TestOptions options)
    {
        var workspace = new AdhocWorkspace();
        var solution = workspace.CurrentSolution;
        string[] parts = ProjectLine().Split("// === " + options.AssemblyName + "\n" + source.ReplaceLineEndings("\n"));
        var earlier = new List<ProjectId>();
        for (int i = 1; i < parts.Length; i += 2)
        {
            var id = ProjectId.CreateNewId(parts[i]);
            solution = AddProject(solution, id, parts[i], parts[i + 1], options);
            foreach (var other in earlier)
                solution = solution.AddProjectReference(id, new ProjectReference(other));
            earlier.Add(id);
        }
        return solution;
    }

    /// <summary>The files as <see cref="Create"/> takes them.</summary>
    public static async Task<string> ShowAsync(Solution solution)
    {
        string all = "";
        foreach (var project in solution.Projects)
        {
            if (project.Id != solution.ProjectIds[0])
                all += $"// === {project.Name}\n";
            foreach (var document in project.Documents.Where(document => document.Name != "Usings.cs"))
            {
                string text = (await document.GetTextAsync(TestContext.Current.CancellationToken)).ToString();
                all += document.Name == "Contract.cs" ? text : $"// --- {document.Name}\n{text}";
            }
        }
        return all;
    }

    static Solution AddProject(Solution solution, ProjectId id, string name, string source, TestOptions options)
    {
        string[] files = FileLine().Split("// --- Contract.cs\n" + source);
        var kind = files.Where((_, i) => i % 2 == 0).Any(TestCompilation.IsProgram) ? OutputKind.ConsoleApplication : OutputKind.DynamicallyLinkedLibrary;
        solution = solution.AddProject(ProjectInfo.Create(id, VersionStamp.Default, name, name, LanguageNames.CSharp,
            parseOptions: TestCompilation.ParseOptions(options.Language, options.Documentation),
            compilationOptions: new CSharpCompilationOptions(kind, nullableContextOptions: options.Nullable, allowUnsafe: true),
            metadataReferences: [.. TestCompilation.All, .. options.References],
            analyzerReferences: [Generator, JsonGenerator.Reference]));       // a fix may write what System.Text.Json's generator looks for
        solution = solution.AddDocument(DocumentId.CreateNewId(id), "Usings.cs", SourceText.From(TestCompilation.Usings), filePath: "/" + name + "/Usings.cs");
        for (int i = 1; i < files.Length; i += 2)
        {
            if (i > 1 || files[i + 1].Length > 0)
                solution = solution.AddDocument(DocumentId.CreateNewId(id), files[i], SourceText.From(files[i + 1]), filePath: $"/{name}/{files[i]}");
        }
        return solution;
    }

    [GeneratedRegex("^// --- (.*)\n", RegexOptions.Multiline)]
    private static partial Regex FileLine();

    [GeneratedRegex("^// === (.*)\n", RegexOptions.Multiline)]
    private static partial Regex ProjectLine();
}
