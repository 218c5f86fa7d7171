using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;

namespace PushGen.Generators.Tests.Corpus;

/// <summary>
/// A file of the corpus. A first line <c>// PublishTrimmed=true</c> sets properties of its project; <c>// PUSHnnnn</c> at the end of a line says what
/// is told there.
/// </summary>
sealed partial record CorpusFile(string Name, string Text)
{
    public static CorpusFile[] Read(string folder, [CallerFilePath] string here = "") =>
    [
        .. Directory.GetFiles(Path.Combine(Path.GetDirectoryName(here)!, folder), "*.cs").Order(StringComparer.Ordinal)
            .Select(file => new CorpusFile(Path.GetFileName(file), File.ReadAllText(file).ReplaceLineEndings("\n"))),
    ];

    public Dictionary<string, string> Properties => PropertyLine().Matches(Text).ToDictionary(match => match.Groups[1].Value, match => match.Groups[2].Value);

    /// <summary>A program, or a project with properties, is compiled alone; all others together.</summary>
    public bool StandsAlone => Properties.Count > 0 || TestCompilation.IsProgram(Text);

    /// <summary>What is expected: file, line from 1, id.</summary>
    public IEnumerable<(string File, int Line, string Id)> Marks => Text.Split('\n').Index()
        .SelectMany(line => Mark().Match(line.Item).Groups["id"].Captures.Select(id => (Name, line.Index + 1, id.Value)));

    [GeneratedRegex(@"^// (\w+)=(\w+)$", RegexOptions.Multiline)]
    private static partial Regex PropertyLine();

    [GeneratedRegex(@"//( (?<id>PUSH\d{4}))+$")]
    private static partial Regex Mark();
}
