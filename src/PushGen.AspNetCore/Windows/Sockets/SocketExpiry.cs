namespace PushGen.AspNetCore.Windows.Sockets;

/// <summary>
/// The end of a connection's credential, where that is known. The client is asked for a new token a minute before, or at half of the time if
/// there is less, and again each time that half of the rest is over; then the connection is closed.
/// </summary>
sealed class SocketExpiry : IDisposable
{
    static readonly TimeSpan InTime = TimeSpan.FromMinutes(1), TooLate = TimeSpan.FromSeconds(2), MostOfATimer = TimeSpan.FromDays(30);

    readonly SocketSession session;
    readonly TimeProvider time;
    ITimer? timer;      // most credentials have no known end

    public SocketExpiry(SocketSession session, TimeProvider time) => (this.session, this.time) = (session, time);

    TimeSpan? Left => session.Identity.ExpiresAt - time.GetUtcNow();

    /// <summary>Called at first, and when the credential was renewed.</summary>
    public void Watch()
    {
        if (Left is not { } left)
        {
            timer?.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
            return;
        }
        timer ??= time.CreateTimer(static expiry => ((SocketExpiry)expiry!).TimeIsUp(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        timer.Change(Next(left), Timeout.InfiniteTimeSpan);
    }

    static TimeSpan Next(TimeSpan left) =>
        left <= TimeSpan.Zero ? TimeSpan.Zero
        : left < TooLate ? left + TimeSpan.FromMilliseconds(1)      // timers may come a little early by the clock
        : left > MostOfATimer ? MostOfATimer
        : left > 2 * InTime ? left - InTime
        : left / 2;

    // The credential may have been renewed while the timer was on its way here.
    void TimeIsUp()
    {
        if (Left is not { } left)
            return;
        if (left <= TimeSpan.Zero)
        {
            session.Close(SocketClose.Expired);
            return;
        }
        if (left <= 2 * InTime)
            session.Outbox.Authenticate(left.TotalSeconds);
        Watch();
    }

    public void Dispose() => timer?.Dispose();
}
