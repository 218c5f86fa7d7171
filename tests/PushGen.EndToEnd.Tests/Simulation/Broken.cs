namespace PushGen.EndToEnd.Tests.Simulation;

/// <summary>The promise of docs/protocol.md was broken: something was lost, repeated, or told wrongly.</summary>
sealed class BrokenPromiseException(string what) : Exception(what);

static class Broken
{
    public static void Unless(bool holds, string what)
    {
        if (!holds)
            throw new BrokenPromiseException(what);
    }
}
