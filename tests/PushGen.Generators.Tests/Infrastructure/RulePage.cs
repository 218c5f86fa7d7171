using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace PushGen.Generators.Tests.Infrastructure;

/// <summary>
/// A page of docs/diagnostics. Its code is what tests run: lines of the example that end in <c>// PUSHnnnn</c> are where the rule is told. Words after
/// <c>```csharp</c> of the form Name=Value are properties of the project.
/// </summary>
sealed partial class RulePage
{
    public static readonly string Folder = Path.GetFullPath(Path.Combine(Here(), "../../../../docs/diagnostics"));

    readonly string text;

    public RulePage(string id)
    {
        Id = id;
        text = File.ReadAllText(Path.Combine(Folder, id + ".md")).ReplaceLineEndings("\n");
    }

    public string Id { get; }

    public string Title => text[..text.IndexOf('\n')];

    public string[] Sections => [.. Section().Matches(text).Select(match => match.Groups[1].Value)];

    /// <summary>The rows of the table at the top.</summary>
    public Dictionary<string, string> Facts => Fact().Matches(text).Where(match => !match.Groups[1].Value.StartsWith('-'))
        .ToDictionary(match => match.Groups[1].Value.Trim(), match => match.Groups[2].Value.Trim());

    /// <summary>What is wrong, without the marks.</summary>
    public string Example => Mark().Replace(Block("Example").Code, "");

    public string Fix => Block("Fix").Code;

    public TestOptions Options => TestOptions.Default with
    {
        Language = Microsoft.CodeAnalysis.CSharp.LanguageVersion.CSharp13,
        Properties = Block("Example").Words.Select(word => word.Split('=')).ToDictionary(word => word[0], word => word[1]),
    };

    /// <summary>The lines, from zero, where the example says that the rule is told.</summary>
    public int[] Lines => [.. Block("Example").Code.Split('\n').Index().Where(line => Mark().Match(line.Item) is { Success: true } mark && mark.Groups[1].Value == Id).Select(line => line.Index)];

    (string[] Words, string Code) Block(string section)
    {
        var block = CodeBlock().Match(text, text.IndexOf("\n## " + section + "\n", StringComparison.Ordinal));
        return (block.Groups["words"].Value.Split(' ', StringSplitOptions.RemoveEmptyEntries), block.Groups["code"].Value);
    }

    static string Here([CallerFilePath] string file = "") => file;

    [GeneratedRegex("```csharp(?<words>[^\n]*)\n(?<code>.*?)```", RegexOptions.Singleline)]
    private static partial Regex CodeBlock();

    [GeneratedRegex("^## (.*)$", RegexOptions.Multiline)]
    private static partial Regex Section();

    [GeneratedRegex(@"^\| ([^|]+) \| ([^|]+) \|$", RegexOptions.Multiline)]
    private static partial Regex Fact();

    [GeneratedRegex(@"[ ]*// (PUSH\d{4})$", RegexOptions.Multiline)]
    private static partial Regex Mark();
}
