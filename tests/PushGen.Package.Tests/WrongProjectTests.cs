using System.Text.Json;
using System.Text.RegularExpressions;
using PushGen.Package.Tests.Infrastructure;

namespace PushGen.Package.Tests;

/// <summary>What a build says of a project that is wrong: the rule, and nothing of the generated code.</summary>
[Trait("Needs", "Packages")]
[Collection(nameof(OutsideCollection))]
public partial class WrongProjectTests(Outside outside)
{
    [Fact(Skip = Packages.Missing, SkipUnless = nameof(Packages.AreThere), SkipType = typeof(Packages))]
    public async Task WrongContract_IsToldByItsRulesWithTheirLinks()
    {
        string project = outside.Copy("Wrong");

        var (code, output) = await outside.DotnetAsync(project, "build", $"-p:ErrorLog={project}/errors.sarif%2Cversion=2.1");

        Assert.NotEqual(0, code);
        Assert.Equal(["PUSH0001", "PUSH0003", "PUSH0004", "PUSH0005", "PUSH0007", "PUSH0014"], Errors(output));
        foreach (string id in Errors(output))
            Assert.Matches($@"I(Wrong|Generic)\S*\.cs\(\d+,\d+\): error {id}: .*\(https://github.com/pushgen/pushgen/blob/main/docs/diagnostics/{id}\.md\)", output);
        string[] logged = await LinkedRulesAsync(project + "/errors.sarif");
        Assert.Equal([.. Errors(output), "PUSH0017"], logged);      // the log has the hints too
    }

    [Fact(Skip = Packages.Missing, SkipUnless = nameof(Packages.AreThere), SkipType = typeof(Packages))]
    public async Task OldLanguage_IsToldAndNothingElse()
    {
        var (code, output) = await outside.DotnetAsync(outside.Copy("Contract"), "build", "-p:LangVersion=11");

        Assert.NotEqual(0, code);
        Assert.Equal(["PUSH0901"], Errors(output));
        Assert.Matches(@"IShop\.cs\(6,18\): error PUSH0901: .* this project is compiled as C# 11\.0;.*PUSH0901\.md", output);
    }

    /// <summary>No older compiler can be had here: the build is told of one.</summary>
    [Fact(Skip = Packages.Missing, SkipUnless = nameof(Packages.AreThere), SkipType = typeof(Packages))]
    public async Task OldCompiler_IsToldAndNothingElse()
    {
        var (code, output) = await outside.DotnetAsync(outside.Copy("Contract"), "build", "-p:CompilerApiVersion=roslyn4.13");

        Assert.NotEqual(0, code);
        Assert.Equal(["PUSH0901"], Errors(output));
        Assert.Contains("compiled with 4.13", output, StringComparison.Ordinal);
    }

    [Theory(Skip = Packages.Missing, SkipUnless = nameof(Packages.AreThere), SkipType = typeof(Packages))]
    [InlineData("-p:CompilerApiVersion=roslyn4.14")]
    [InlineData("-p:LangVersion=12")]
    public async Task LowestCompilerAndLanguage_AreEnough(string lowest)
    {
        var (code, output) = await outside.DotnetAsync(outside.Copy("Contract"), "build", lowest, "-warnaserror");

        Assert.True(code == 0, output);
    }

    static string[] Errors(string output) => [.. Error().Matches(output).Select(match => match.Groups[1].Value).Distinct().Order(StringComparer.Ordinal)];

    /// <summary>The rules of ours that a log in SARIF describes with a link, and of which it has results.</summary>
    static async Task<string[]> LinkedRulesAsync(string file)
    {
        using var log = JsonDocument.Parse(await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken));
        var run = log.RootElement.GetProperty("runs")[0];
        var told = run.GetProperty("results").EnumerateArray().Select(result => result.GetProperty("ruleId").GetString()).ToHashSet();
        return [.. from rule in run.GetProperty("tool").GetProperty("driver").GetProperty("rules").EnumerateArray()
                   let id = rule.GetProperty("id").GetString()
                   where told.Contains(id) && rule.GetProperty("helpUri").GetString()!.EndsWith($"/{id}.md", StringComparison.Ordinal)
                   orderby id
                   select id];
    }

    [GeneratedRegex(@"\berror ([A-Z]+\d+)")]
    private static partial Regex Error();
}
