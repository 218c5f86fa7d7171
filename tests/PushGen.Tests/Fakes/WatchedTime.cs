using System.Collections.Concurrent;
using Microsoft.Extensions.Time.Testing;

namespace PushGen.Tests;

/// <summary>A clock that a test turns, and that says who waits for how long.</summary>
sealed class WatchedTime : FakeTimeProvider
{
    /// <summary>The waits that were begun, oldest first; those without end are none.</summary>
    public ConcurrentQueue<TimeSpan> Waits { get; } = new();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = base.CreateTimer(callback, state, dueTime, period);
        if (dueTime > TimeSpan.Zero)
            Waits.Enqueue(dueTime);
        return timer;
    }
}
