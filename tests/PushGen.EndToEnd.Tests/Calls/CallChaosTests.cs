using System.Globalization;

namespace PushGen.EndToEnd.Tests.Calls;

/// <summary>More with <c>PUSHGEN_CALLS</c>, again the same with <c>PUSHGEN_CHAOS_SEED</c>.</summary>
public sealed class CallChaosTests
{
    [Fact]
    public async Task CallsThatAreCut_StartAtMostOnce_AndAreAnsweredOrOfUnknownOutcome()
    {
        int calls = Setting("PUSHGEN_CALLS", 2000), seed = Setting("PUSHGEN_CHAOS_SEED", Random.Shared.Next());
        var books = new Books();
        await using var server = await MortalServer.StartAsync(books);
        var chaos = new CallChaos(books, server, calls, seed);
        try
        {
            await chaos.RunAsync();
        }
        finally
        {
            TestContext.Current.TestOutputHelper?.WriteLine($"seed {seed}: {chaos}");
        }
    }

    static int Setting(string name, int otherwise) => int.TryParse(Environment.GetEnvironmentVariable(name), CultureInfo.InvariantCulture, out int value) ? value : otherwise;
}
