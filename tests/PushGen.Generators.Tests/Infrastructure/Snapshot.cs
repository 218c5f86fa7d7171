using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace PushGen.Generators.Tests.Infrastructure;

/// <summary>
/// Compares text with <c>Name.verified.cs</c> in the folder Snapshots. What differs is written beside it as <c>Name.received.cs</c>, which is not
/// committed; with PUSHGEN_ACCEPT_SNAPSHOTS=1 it becomes the verified one.
/// </summary>
static partial class Snapshot
{
    static readonly bool Accept = Environment.GetEnvironmentVariable("PUSHGEN_ACCEPT_SNAPSHOTS") == "1";

    public static void Verify(string name, string text)
    {
        text = Scrub(text);
        string verified = Path.Combine(Folder(), name + ".verified.cs"), received = Path.Combine(Folder(), name + ".received.cs");
        if (File.Exists(verified) && Read(verified) == text)
        {
            File.Delete(received);
            return;
        }
        File.WriteAllText(Accept ? verified : received, text);
        if (!Accept)
            Assert.Fail($"{name} differs from its snapshot. Compare {received} with {verified}, and accept with PUSHGEN_ACCEPT_SNAPSHOTS=1.");
    }

    /// <summary>A verified file that no test asks for would look like a promise.</summary>
    public static void AssertNoneIsStale(IEnumerable<string> names)
    {
        var files = Directory.GetFiles(Folder(), "*.verified.cs").Select(file => Path.GetFileName(file)[..^".verified.cs".Length]);
        Assert.Equal([.. names.Order(StringComparer.Ordinal)], [.. files.Order(StringComparer.Ordinal)]);
    }

    static string Scrub(string text) => VersionText().Replace(text.ReplaceLineEndings("\n"), "GeneratedCode(\"PushGen\", \"{version}\")");

    static string Read(string file) => File.ReadAllText(file).ReplaceLineEndings("\n");

    static string Folder([CallerFilePath] string file = "") => Path.Combine(Path.GetDirectoryName(file)!, "..", "Snapshots");

    [GeneratedRegex("""GeneratedCode\("PushGen", "[^"]*"\)""")]
    private static partial Regex VersionText();
}
