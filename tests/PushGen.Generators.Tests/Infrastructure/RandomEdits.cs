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

    static int? Setting(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } text ? int.Parse(text, CultureInfo.InvariantCulture) : null;
}
