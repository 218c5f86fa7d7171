using System.Collections.Concurrent;
using Microsoft.Extensions.Time.Testing;

namespace SocketTests;

/// <summary>A clock turned by hand that tells when somebody has begun to wait.</summary>
sealed class WatchedTime() : FakeTimeProvider(DateTimeOffset.UtcNow)
{
    readonly ConcurrentDictionary<TimeSpan, SemaphoreSlim> armed = new();

    /// <summary>Until a timer was set to <paramref name="due"/>, once for each time.</summary>
    public async Task Armed(TimeSpan due) => Assert.True(await Of(due).WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken));

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new Timer(this, base.CreateTimer(callback, state, dueTime, period));
        Of(dueTime).Release();
        return timer;
    }

    SemaphoreSlim Of(TimeSpan due) => armed.GetOrAdd(due, static _ => new SemaphoreSlim(0));

    sealed class Timer(WatchedTime time, ITimer timer) : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            bool changed = timer.Change(dueTime, period);
            time.Of(dueTime).Release();
            return changed;
        }

        public void Dispose() => timer.Dispose();

        public ValueTask DisposeAsync() => timer.DisposeAsync();
    }
}
