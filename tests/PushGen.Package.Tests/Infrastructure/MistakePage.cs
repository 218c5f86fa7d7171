using System.Text.RegularExpressions;

namespace PushGen.Package.Tests.Infrastructure;

/// <summary>
/// The code of a rule's page, as a file of a project with many others: the names of contracts get the number of the rule, and all stands in a namespace
/// of the rule.
/// </summary>
sealed partial class MistakePage
{
    readonly string text;

    MistakePage(string file)
    {
        Id = Path.GetFileNameWithoutExtension(file);
        text = File.ReadAllText(file).ReplaceLineEndings("\n");
    }

    /// <summary>The pages whose mistake is one of code. The others are about the project as a whole.</summary>
    public static MistakePage[] All { get; } =
    [
        .. from file in Directory.GetFiles(Repository.File("docs/diagnostics"), "PUSH*.md").Order(StringComparer.Ordinal)
           let page = new MistakePage(file)
           where CodeBlock().IsMatch(page.text)
           select page,
    ];

    public string Id { get; }

    /// <summary>Where it goes among the projects of Consumers/Mistakes: an application is a project of its own, and trimming is decided for a project.</summary>
    public string Place => Id switch
    {
        "PUSH0107" => "Trimmed/PUSH0107.cs",
        "PUSH0201" => "Unmapped/PUSH0201.cs",
        "PUSH0206" => "Unpublished/PUSH0206.cs",
        _ => $"Library/{Id}.cs",
    };

    public bool HasFix => !text.Contains("| Code fix | none |", StringComparison.Ordinal);

    public string Example => Apart(Mark().Replace(Block("Example"), ""));

    /// <summary>What the page's code fix makes of the example.</summary>
    public string Fix => Plain(Apart(Block("Fix")));

    string Number => Id["PUSH".Length..];

    public void Write(string projects) => File.WriteAllText(Path.Combine(projects, Place), Example);

    /// <summary>What has become of the example, and the files that came to it, as pages show it.</summary>
    public string Read(string projects)
    {
        string place = Path.Combine(projects, Place);
        var created = from file in Directory.GetFiles(Path.GetDirectoryName(place)!, $"*{Number}*.cs")
                      where file != place
                      select $"// --- {Path.GetFileName(file)}\n{File.ReadAllText(file)}";
        return Plain(string.Concat(created.Prepend(File.ReadAllText(place))).ReplaceLineEndings("\n"));
    }

    /// <summary>Fixes make names of names: <c>options-trading0011</c> of <c>ITrading0011</c>.</summary>
    string Plain(string code) => code.Replace(Number, "", StringComparison.Ordinal);

    string Apart(string code)
    {
        foreach (string contract in Contract().Matches(code).Select(match => match.Groups[1].Value).Distinct())
            code = Regex.Replace(code, contract + "(?![a-z0-9])", contract + Number);
        return HasOwnPlace().IsMatch(code) ? code : Usings().Replace(code, $"$0namespace {Id};\n\n", 1);
    }

    string Block(string section) => CodeBlock().Match(text, text.IndexOf($"\n## {section}\n", StringComparison.Ordinal)).Groups["code"].Value;

    [GeneratedRegex("```csharp[^\n]*\n(?<code>.*?)```", RegexOptions.Singleline)]
    private static partial Regex CodeBlock();

    [GeneratedRegex(@"[ ]*// PUSH\d{4}$", RegexOptions.Multiline)]
    private static partial Regex Mark();

    [GeneratedRegex(@"\binterface I(\w+)")]
    private static partial Regex Contract();

    /// <summary>A namespace, an attribute of the assembly, or an application.</summary>
    [GeneratedRegex(@"^(namespace |\[assembly: |var builder )", RegexOptions.Multiline)]
    private static partial Regex HasOwnPlace();

    [GeneratedRegex(@"\A((using [\w.]+;\n)+\n)?")]
    private static partial Regex Usings();
}
