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
}
