using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;

namespace PushGen.EndToEnd.Tests.Chaos;

/// <summary>
/// Sessions behind proxies that fail in every way, over every transport and from each to each other. What arrives is what was published, once
/// and in order, or a gap says exactly what does not. More of them with <c>PUSHGEN_CHAOS_SESSIONS</c>, the same again with <c>PUSHGEN_CHAOS_SEED</c>.
/// </summary>
public sealed class FaultTests
{
    const int AtOnce = 48;

    [Fact]
    public async Task Sessions_ThroughEveryFaultAndChangeOfTransport_LoseNothingInSilence()
    {
        int sessions = Setting("PUSHGEN_CHAOS_SESSIONS") ?? 42, seed = Setting("PUSHGEN_CHAOS_SEED") ?? Random.Shared.Next(int.MaxValue / 2);
        await using var server = await PushServer.StartAsync(services: builder => builder.Services.AddSingleton<TimeProvider>(new FastTime(20)));
        var tally = new ChaosTally();
        var watch = Stopwatch.StartNew();
        try
        {
            await Parallel.ForEachAsync(Enumerable.Range(0, sessions), new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = TestContext.Current.CancellationToken },
                async (i, _) => await new ChaosSession(server, i, seed + 2 * i, tally).RunAsync());
        }
        finally
        {
            TestContext.Current.TestOutputHelper?.WriteLine($"seed {seed}, {watch.Elapsed.TotalSeconds:F1} s: {tally}");
        }
        Assert.True(tally["faults"] >= 10 * sessions, "Too few faults.");
        Assert.All(Enum.GetValues<FaultKind>(), kind => Assert.True(tally["fault " + kind] > 0, $"No fault {kind}, seed {seed}."));
        Assert.Equal(9, tally.Names("change ").Count());
        Assert.True(tally["gaps"] > 0, "No gaps.");
        Assert.True(tally.Names("automatic ").Any(), "No transport was changed.");
    }

    static int? Setting(string name) => int.TryParse(Environment.GetEnvironmentVariable(name), CultureInfo.InvariantCulture, out int value) ? value : null;
}
