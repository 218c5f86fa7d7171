using Microsoft.CodeAnalysis;
using PushGen.Generators.Diagnostics;

namespace PushGen.Generators.Tests.Rules;

/// <summary>Each rule has a page, and what the page says is so: its example is told, its fix is what the code fix makes and is not told.</summary>
public class RulePageTests
{
    static readonly DiagnosticDescriptor[] Descriptors = [.. typeof(Descriptors).GetFields().Select(field => (DiagnosticDescriptor)field.GetValue(null)!)];

    public static TheoryData<string> Ids => [.. Descriptors.Select(descriptor => descriptor.Id)];

    /// <summary>The rules about projects have an example without code.</summary>
    public static TheoryData<string> IdsOfCode => [.. Descriptors.Where(descriptor => descriptor.Category != "PushGen.Generator").Select(descriptor => descriptor.Id)];

    [Theory]
    [MemberData(nameof(Ids))]
    public void Page_SaysWhatTheDescriptorSays(string id)
    {
        var page = new RulePage(id);
        var descriptor = Descriptors.Single(descriptor => descriptor.Id == id);

        Assert.Equal($"# {id}: {descriptor.Title}", page.Title);
        Assert.Equal(["Cause", "Example", "Fix", "When to suppress"], page.Sections);
        Assert.Equal(descriptor.Category, page.Facts["Category"]);
        Assert.Equal(descriptor.DefaultSeverity.ToString(), page.Facts["Severity"]);
        Assert.Equal(FixRun.All.Any(fix => fix.FixableDiagnosticIds.Contains(id)), page.Facts["Code fix"] != "none");
    }

    [Theory]
    [MemberData(nameof(IdsOfCode))]
    public void Example_IsToldWhereItSays(string id)
    {
        var page = new RulePage(id);

        var told = AnalyzerRun.Tell(page.Example, page.Options, id);

        Assert.NotEmpty(page.Lines);
        Assert.Equal(page.Lines.Select(line => (id, line)), told.Select(diagnostic => (diagnostic.Id, diagnostic.Location.GetLineSpan().StartLinePosition.Line)));
    }

    [Theory]
    [MemberData(nameof(IdsOfCode))]
    public async Task Fix_IsNotToldAndIsWhatTheCodeFixMakes(string id)
    {
        var page = new RulePage(id);

        Assert.DoesNotContain("// PUSH", page.Fix, StringComparison.Ordinal);
        AnalyzerRun.SaysNothing(page.Fix, page.Options);
        if (page.Facts["Code fix"] != "none")
            await FixRun.GivesAsync(id, page.Example, page.Fix, page.Facts["Code fix"], page.Options);
    }

    [Theory]
    [MemberData(nameof(IdsOfCode))]
    public void Example_IsSilencedByPragma(string id)
    {
        var page = new RulePage(id);
        string source = $"#pragma warning disable {id}\n{page.Example}";

        Assert.Empty(AnalyzerRun.Tell(source, page.Options));
    }

    [Theory]
    [MemberData(nameof(IdsOfCode))]
    public void Example_IsSilencedByEditorConfig(string id)
    {
        var page = new RulePage(id);
        var options = page.Options with { Severities = new Dictionary<string, ReportDiagnostic> { [id] = ReportDiagnostic.Suppress } };

        Assert.Empty(AnalyzerRun.Tell(page.Example, options));
    }

    [Fact]
    public void Pages_AreThoseOfTheRules() =>
        Assert.Equal(Descriptors.Select(descriptor => descriptor.Id).Order(), Directory.GetFiles(RulePage.Folder, "PUSH*.md").Select(file => Path.GetFileNameWithoutExtension(file)).Order());

    /// <summary>The list of all rules is made of the descriptors; PUSHGEN_ACCEPT_SNAPSHOTS=1 writes it anew.</summary>
    [Fact]
    public void Index_ListsEveryRule()
    {
        string file = Path.Combine(RulePage.Folder, "README.md");
        string index = MakeIndex();
        if (Environment.GetEnvironmentVariable("PUSHGEN_ACCEPT_SNAPSHOTS") == "1")
            File.WriteAllText(file, index);

        Assert.Equal(index, File.ReadAllText(file).ReplaceLineEndings("\n"));
    }

    static string MakeIndex()
    {
        var rows = Descriptors.OrderBy(descriptor => descriptor.Id, StringComparer.Ordinal).Select(descriptor =>
            $"| [{descriptor.Id}]({descriptor.Id}.md) | {descriptor.Title} | {descriptor.DefaultSeverity} | {new RulePage(descriptor.Id).Facts["Code fix"]} |\n");
        return $"""
            # Rules

            What PushGen's analyzers tell, and what mends it with one key. Severities are set as those of any analyzer: `dotnet_diagnostic.PUSH0008.severity = none` in `.editorconfig`, or `#pragma warning disable PUSH0008`.

            | Rule | | Severity | Code fix |
            |-|-|-|-|
            {string.Concat(rows)}
            """.ReplaceLineEndings("\n").TrimEnd() + "\n";
    }
}
