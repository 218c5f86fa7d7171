namespace PushGen.EndToEnd.Tests;

/// <summary>A clock that runs some times as fast as the real one, so that time-outs of a minute take seconds and nothing else changes.</summary>
sealed class FastTime(int speed) : TimeProvider
{
    readonly long began = System.GetTimestamp();
    readonly DateTimeOffset beganAt = System.GetUtcNow();

    public override long TimestampFrequency => System.TimestampFrequency;

    public override long GetTimestamp() => (System.GetTimestamp() - began) * speed;

    public override DateTimeOffset GetUtcNow() => beganAt + GetElapsedTime(0);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        new Timer(System.CreateTimer(callback, state, Real(dueTime), Real(period)), this);

    // A real timer may come a little early by this clock's reckoning; what waits looks at the clock again.
    TimeSpan Real(TimeSpan wait) => wait <= TimeSpan.Zero ? wait : TimeSpan.FromMilliseconds(Math.Max(1, wait.TotalMilliseconds / speed));

    sealed class Timer(ITimer real, FastTime time) : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period) => real.Change(time.Real(dueTime), time.Real(period));

        public void Dispose() => real.Dispose();

        public ValueTask DisposeAsync() => real.DisposeAsync();
    }
}
