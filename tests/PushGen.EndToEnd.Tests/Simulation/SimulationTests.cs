using System.Globalization;
using System.Text;

namespace PushGen.EndToEnd.Tests.Simulation;

/// <summary>
/// The log, windows in memory and the client on virtual time, in random orders. Longer with <c>PUSHGEN_SIMULATION_SEEDS</c>, another range
/// with <c>PUSHGEN_SIMULATION_FIRST</c>.
/// </summary>
public sealed class SimulationTests
{
    const int Steps = 200;

    [Fact]
    public void RandomOrders_EachItemComesOnceAndInOrderOrAGapIsToldBefore()
    {
        int first = Setting("PUSHGEN_SIMULATION_FIRST") ?? 1, seeds = Setting("PUSHGEN_SIMULATION_SEEDS") ?? 500;
        var counts = new SortedDictionary<string, long>(StringComparer.Ordinal);
        var broken = new StringBuilder();
        int failed = 0;
        for (int seed = first; seed < first + seeds; seed++)
        {
            try
            {
                foreach (var (what, count) in SimulationRun.Of(seed, Steps).Counts)
                    counts[what] = counts.GetValueOrDefault(what) + count;
            }
            catch (Exception e)
            {
                if (failed++ < 10)
                    broken.AppendLine(CultureInfo.InvariantCulture, $"seed {seed}: {(failed == 1 ? e.Message : e.Message.Split('\n')[0])}");
            }
        }
        string summary = $"seeds {first} to {first + seeds - 1}, {Steps} steps each: {string.Join(", ", counts.Select(pair => $"{pair.Key} {pair.Value}"))}";
        TestContext.Current.TestOutputHelper?.WriteLine(summary);
        Assert.True(failed == 0, $"{failed} of {seeds} seeds broke the promise.\n{broken}{summary}");
        Assert.All(["items", "gaps told", "tail lost", "restart", "remainders discarded", "swallowed", "repeated"], what => Assert.True(counts.GetValueOrDefault(what) > 0, what));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(20)]
    [InlineData(300)]
    public void SameSeed_SameRun(int seed)
    {
        string first = SimulationRun.Of(seed, Steps).Trace;
        Assert.Equal(first, SimulationRun.Of(seed, Steps).Trace);
        Assert.Contains("take ", first, StringComparison.Ordinal);
    }

    static int? Setting(string name) => int.TryParse(Environment.GetEnvironmentVariable(name), NumberStyles.None, CultureInfo.InvariantCulture, out int value) ? value : null;
}
