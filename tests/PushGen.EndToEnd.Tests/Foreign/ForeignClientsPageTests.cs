namespace PushGen.EndToEnd.Tests.Foreign;

/// <summary>docs/foreign-clients.md shows the scripts as they are tested.</summary>
public sealed class ForeignClientsPageTests
{
    public static TheoryData<string> Scripts =>
        [.. Directory.GetFiles(Repository.File("tests/PushGen.EndToEnd.Tests/Foreign")).Where(file => Path.GetExtension(file) is ".mjs" or ".sh" or ".html").Select(file => Path.GetFileName(file)!).Order()];

    [Theory, MemberData(nameof(Scripts))]
    public void Page_ShowsTheScript(string script)
    {
        string page = File.ReadAllText(Repository.File("docs/foreign-clients.md")), text = File.ReadAllText(Repository.File("tests/PushGen.EndToEnd.Tests/Foreign/" + script));

        Assert.Contains($"[{script}](../tests/PushGen.EndToEnd.Tests/Foreign/{script}):\n\n```", page, StringComparison.Ordinal);
        Assert.Contains("\n" + text + "```\n", page, StringComparison.Ordinal);
    }
}
