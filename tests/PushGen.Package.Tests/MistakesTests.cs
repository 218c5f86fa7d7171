using System.Text.Json;
using PushGen.Package.Tests.Infrastructure;

namespace PushGen.Package.Tests;

/// <summary>
/// The mistakes of all pages together, in projects that get the rules and their fixes from the packages: the build tells each, and <c>dotnet format</c>
/// mends what has a fix. PUSH0901 and PUSH0902 stop the generator itself; other tests build such projects.
/// </summary>
[Trait("Needs", "Packages")]
[Collection(nameof(OutsideCollection))]
public class MistakesTests(Outside outside)
{
    /// <summary>Mended in an IDE only: <c>dotnet format</c> hears what analyzers say, and this is said by the generator.</summary>
    static readonly string[] BeyondFormat = ["PUSH0002"];

    static MistakePage[] Left => [.. MistakePage.All.Where(page => !page.HasFix || BeyondFormat.Contains(page.Id))];

    [Fact(Skip = Packages.Missing, SkipUnless = nameof(Packages.AreThere), SkipType = typeof(Packages))]
    public async Task Build_TellsEachMistakeOnceAndNothingElse()
    {
        string projects = Copy();

        await outside.DotnetAsync(projects, "build");

        Assert.NotEmpty(MistakePage.All);
        Assert.Equal(Expected(MistakePage.All), await ToldAsync(projects));
    }

    [Fact(Skip = Packages.Missing, SkipUnless = nameof(Packages.AreThere), SkipType = typeof(Packages))]
    public async Task Format_MendsWhatHasAFixAsThePagesShow()
    {
        string projects = Copy();
        await outside.DotnetAsync(projects, "restore");

        var (code, output) = await outside.RunAsync("dotnet", "format", "analyzers", projects + "/Mistakes.slnx", "--no-restore", "--severity", "info");

        Assert.True(code == 0, output);
        foreach (var page in MistakePage.All.Except(Left))
            Assert.Equal((page.Id, page.Fix), (page.Id, page.Read(projects)));
        File.Copy(Consumer("Trimmed/Trimmed.csproj"), projects + "/Trimmed/Trimmed.csproj", overwrite: true);     // format names new files in the project, where the SDK has them already
        await outside.DotnetAsync(projects, "build");
        Assert.Equal(Expected(Left), await ToldAsync(projects));
    }

    string Copy()
    {
        string projects = outside.Copy("Mistakes");
        foreach (var page in MistakePage.All)
            page.Write(projects);
        return projects;
    }

    static string Consumer(string file) => Repository.File("tests/PushGen.Package.Tests/Consumers/Mistakes/" + file);

    static string[] Expected(IEnumerable<MistakePage> pages) => [.. pages.Select(page => $"{page.Id} in {Path.GetFileName(page.Place)}").Order(StringComparer.Ordinal)];

    /// <summary>What the logs of all projects hold: our rules, and warnings and errors of others.</summary>
    static async Task<string[]> ToldAsync(string projects)
    {
        var told = new List<string>();
        foreach (string project in Directory.GetDirectories(projects))
        {
            using var log = JsonDocument.Parse(await File.ReadAllTextAsync(project + "/told.sarif", TestContext.Current.CancellationToken));
            told.AddRange(from result in log.RootElement.GetProperty("runs")[0].GetProperty("results").EnumerateArray()
                          let id = result.GetProperty("ruleId").GetString()
                          where id.StartsWith("PUSH", StringComparison.Ordinal) || result.GetProperty("level").GetString() != "note"
                          select $"{id} in {FileOf(result)}");
        }
        told.Sort(StringComparer.Ordinal);
        return [.. told];
    }

    static string FileOf(JsonElement result) =>
        Path.GetFileName(result.GetProperty("locations")[0].GetProperty("physicalLocation").GetProperty("artifactLocation").GetProperty("uri").GetString()!);
}
