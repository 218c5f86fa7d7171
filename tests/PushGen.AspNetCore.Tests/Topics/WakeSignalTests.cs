using Microsoft.Extensions.Time.Testing;
using PushGen.AspNetCore.Topics;

namespace PushGen.AspNetCore.Tests.Topics;

public sealed class WakeSignalTests
{
    readonly FakeTimeProvider time = new();

    [Fact]
    public async Task Wake_BeforeTheWait_IsKept_AndAnyNumberCountsOnce()
    {
        using var signal = new WakeSignal(time);
        signal.Wake();
        signal.Wake();
        Assert.True(await signal.WaitAsync(Timeout.InfiniteTimeSpan));
        var second = signal.WaitAsync(Timeout.InfiniteTimeSpan);
        Assert.False(second.IsCompleted);
        signal.Wake();
        Assert.True(await second);
    }

    [Fact]
    public async Task Timeout_GivesFalse_AndTheSignalGoesOn()
    {
        using var signal = new WakeSignal(time);
        for (int i = 0; i < 3; i++)
        {
            var wait = signal.WaitAsync(TimeSpan.FromSeconds(5));
            time.Advance(TimeSpan.FromSeconds(4));
            Assert.False(wait.IsCompleted);
            time.Advance(TimeSpan.FromSeconds(1));
            Assert.False(await wait);
        }
        signal.Wake();
        Assert.True(await signal.WaitAsync(TimeSpan.FromSeconds(5)));
    }

    [Fact]
    public async Task Wakes_FromManyThreads_NeverLoseTheLast()
    {
        using var signal = new WakeSignal(TimeProvider.System);
        int published = 0;
        var publishing = Task.Run(() =>
        {
            for (int i = 0; i < 20_000; i++)
            {
                Interlocked.Increment(ref published);
                signal.Wake();
            }
        }, TestContext.Current.CancellationToken);
        while (Volatile.Read(ref published) < 20_000)
            Assert.True(await signal.WaitAsync(Http.DeskHost.Patience));
        await publishing;
    }
}
