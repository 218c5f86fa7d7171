using System.Collections.Concurrent;

namespace PushGen.Tests;

/// <summary>
/// A clock on which waits below five seconds (back-off in most tests) are over at once and are kept; longer ones (deadlines) never are.
/// It stands still but for <see cref="Advance"/> and the waits.
/// </summary>
sealed class AutoTime : TimeProvider
{
    static readonly TimeSpan Skipped = TimeSpan.FromSeconds(5);

    long ticks = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero).Ticks;

    public ConcurrentQueue<TimeSpan> Waits { get; } = new();

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => Interlocked.Read(ref ticks);

    public override DateTimeOffset GetUtcNow() => new(Interlocked.Read(ref ticks), TimeSpan.Zero);

    public void Advance(TimeSpan by) => Interlocked.Add(ref ticks, by.Ticks);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) => new Timer(this, callback, state, dueTime);

    sealed class Timer : ITimer
    {
        readonly AutoTime time;
        readonly TimerCallback callback;
        readonly object? state;

        public Timer(AutoTime time, TimerCallback callback, object? state, TimeSpan dueTime)
        {
            (this.time, this.callback, this.state) = (time, callback, state);
            Change(dueTime, default);
        }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            if (dueTime == Timeout.InfiniteTimeSpan)
                return true;
            time.Waits.Enqueue(dueTime);
            if (dueTime >= Skipped)
                return true;
            time.Advance(dueTime);
            ThreadPool.QueueUserWorkItem(_ => callback(state));
            return true;
        }

        public void Dispose() { }

        public ValueTask DisposeAsync() => default;
    }
}
