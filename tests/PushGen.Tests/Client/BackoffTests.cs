namespace PushGen.Tests;

public sealed class BackoffTests
{
    static readonly TimeSpan Healthy = TimeSpan.FromSeconds(11);

    [Fact]
    public void Waits_AreRandomPartsOfADoublingBound()
    {
        int seed = Environment.TickCount;
        var random = new Random(seed);
        for (int trial = 0; trial < 1000; trial++)
        {
            var options = new PushClientOptions
            {
                ReconnectDelay = TimeSpan.FromMilliseconds(random.Next(1, 2000)), MaxReconnectDelay = TimeSpan.FromSeconds(random.Next(2, 100)), Random = random.NextDouble,
            };
            var backoff = new Backoff(options);
            int failures = 0;
            for (int step = 0; step < 60; step++)
            {
                bool healthy = random.Next(10) == 0;
                TimeSpan? hint = random.Next(5) == 0 ? TimeSpan.FromSeconds(random.Next(200)) : null;
                var wait = backoff.Next(healthy ? Healthy : TimeSpan.FromSeconds(random.Next(11)), hint);
                failures = healthy ? 0 : failures + 1;
                double bound = healthy ? 0.25 : Math.Min(options.MaxReconnectDelay.TotalSeconds, options.ReconnectDelay.TotalSeconds * Math.Pow(2, failures - 1));
                Assert.True(wait >= TimeSpan.Zero && wait.TotalSeconds <= Math.Max(bound, hint?.TotalSeconds ?? 0) + 1e-6, $"seed {seed}, trial {trial}, step {step}: {wait}");
                Assert.True(hint is null || wait >= hint, $"seed {seed}, trial {trial}, step {step}: {wait} under the hint {hint}");
            }
        }
        TestContext.Current.SendDiagnosticMessage($"Back-off: seed {seed}, 60,000 waits");
    }

    /// <summary>A header can say 68 years, and no timer waits longer than 49 days.</summary>
    [Fact]
    public void Hint_BindsForAnHourAtMost() =>
        Assert.Equal(TimeSpan.FromHours(1), new Backoff(new PushClientOptions()).Next(TimeSpan.Zero, TimeSpan.FromSeconds(int.MaxValue)));

    [Fact]
    public void Bound_DoublesFromTheFirstFailureToTheMaximum()
    {
        var backoff = new Backoff(new PushClientOptions { Random = () => 1 });

        double[] waits = [.. Enumerable.Range(0, 9).Select(_ => backoff.Next(TimeSpan.Zero, null).TotalSeconds)];

        Assert.Equal([0.5, 1, 2, 4, 8, 16, 30, 30, 30], waits);
    }

    [Fact]
    public void Wait_IsShortAfterAHealthyConnection_ThenStartsAgain()
    {
        var backoff = new Backoff(new PushClientOptions { Random = () => 1 });
        backoff.Next(TimeSpan.Zero, null);
        backoff.Next(TimeSpan.Zero, null);

        Assert.Equal(TimeSpan.FromMilliseconds(250), backoff.Next(Healthy, null));
        Assert.Equal(TimeSpan.FromMilliseconds(500), backoff.Next(TimeSpan.Zero, null));
        Assert.Equal(TimeSpan.FromSeconds(7), backoff.Next(Healthy, TimeSpan.FromSeconds(7)));
    }

    [Fact]
    public void ShortConnectionThatBroughtSomething_StartsTheCountAgain()
    {
        var backoff = new Backoff(new PushClientOptions { Random = () => 1 });

        Assert.All(Enumerable.Range(0, 9), _ => Assert.Equal(0.5, backoff.Next(TimeSpan.FromSeconds(8), null, progress: true).TotalSeconds));
        Assert.Equal(1, backoff.Next(TimeSpan.FromSeconds(8), null).TotalSeconds);
    }

    [Fact]
    public void Waits_NeverOverflow()
    {
        var backoff = new Backoff(new PushClientOptions { ReconnectDelay = TimeSpan.FromHours(1), MaxReconnectDelay = TimeSpan.FromDays(1), Random = () => 1 });

        Assert.All(Enumerable.Range(0, 3000), _ => Assert.InRange(backoff.Next(TimeSpan.Zero, null).TotalHours, 1, 24));
    }
}
