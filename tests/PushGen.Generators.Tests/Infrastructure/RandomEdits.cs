using System.Globalization;

namespace PushGen.Generators.Tests.Infrastructure;

/// <summary>
/// How many random edits a test makes: few by default, so that a run of all tests stays short; PUSHGEN_ROBUSTNESS=10000 makes it that many.
/// A failure prints the seed, and PUSHGEN_SEED repeats it.
/// </summary>
static class RandomEdits
{
    public static int Seed { get; } = Setting("PUSHGEN_SEED") ?? Environment.TickCount;

    public static int Count(int byDefault) => Setting("PUSHGEN_ROBUSTNESS") ?? byDefault;

    /// <summary>One to three tokens deleted, doubled or swapped.</summary>
    public static string Of(string[] tokens, Random random)
    {
        var words = tokens.ToList();
        for (int edits = random.Next(1, 4); edits > 0; edits--)
        {
            int at = random.Next(words.Count), other = random.Next(words.Count);
            switch (random.Next(3))
            {
                case 0: words.RemoveAt(at); break;
                case 1: words.Insert(other, words[at]); break;
                default: (words[at], words[other]) = (words[other], words[at]); break;
            }
        }
        return string.Concat(words);
    }

    static int? Setting(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } text ? int.Parse(text, CultureInfo.InvariantCulture) : null;
}
