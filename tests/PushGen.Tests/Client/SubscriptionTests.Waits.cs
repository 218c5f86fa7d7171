namespace PushGen.Tests;

/// <content>How long it waits, and when it gives up.</content>
public sealed partial class SubscriptionTests
{
    [Fact]
    public async Task Waits_DoubleFromTheFirstConnectOn_AndAreShortAfterAHealthyOne()
    {
        var taking = Client().Quotes("A").TakeAsync(1);
        for (int failure = 0; failure < 3; failure++)
            (await transport.NextAsync()).Lose();
        var feed = (await transport.NextAsync()).Ready(4);
        time.Advance(TimeSpan.FromSeconds(11));
        feed.Lose();
        (await transport.NextAsync()).Lose(TimeSpan.FromSeconds(3.5));
        (await transport.NextAsync()).Ready(4).Item(5);
        await taking;

        Assert.Equal([0.5, 1, 2, 0.25, 3.5], time.Waits.Select(w => w.TotalSeconds));
    }

    [Fact]
    public async Task Waits_StayShort_WhereConnectionsAreCutEarlyButBringSomething()
    {
        var taking = Client().Quotes("A").OnGap(GapPolicy.FromEarliest).TakeAsync(4);
        for (int n = 5; n < 8; n++)
        {
            var feed = (await transport.NextAsync()).Ready(n - 1);
            feed.Item(n);
            feed.Lose();
        }
        var gap = await transport.NextAsync();
        gap.Gap(GapReason.Trimmed, At.Cursor(9));
        gap.Lose();
        var repeated = await transport.NextAsync();
        repeated.Item(9);
        repeated.Lose();
        (await transport.NextAsync()).Item(10);
        await taking;

        Assert.Equal([0.5, 0.5, 0.5, 0.5, 1], time.Waits.Select(w => w.TotalSeconds));
    }

    [Fact]
    public async Task GiveUpAfter_EndsWithConnectionFailed()
    {
        var taking = Client(o => o.GiveUpAfter = TimeSpan.FromMinutes(1)).Quotes("A").TakeAsync(1);
        (await transport.NextAsync()).Lose();
        var feed = await transport.NextAsync();
        time.Advance(TimeSpan.FromMinutes(1));
        feed.Lose();

        Assert.Equal((PushErrorCodes.ConnectionFailed, 0), await ErrorAsync(taking));
    }

    [Fact]
    public async Task GiveUpAfter_CutsTheWait_AndNamesTheAddressAndTheLastReason()
    {
        var taking = Client(o => o.GiveUpAfter = TimeSpan.FromSeconds(6)).Quotes("A").TakeAsync(1);
        var feed = await transport.NextAsync();
        time.Advance(TimeSpan.FromSeconds(3));
        feed.Lose(retryAfter: TimeSpan.FromSeconds(20));

        var e = await Assert.ThrowsAsync<PushException>(() => taking);
        Assert.Equal(PushErrorCodes.ConnectionFailed, e.Code);
        Assert.Equal("No connection to http://host/push for 00:00:06: cut.", e.Detail);
        Assert.Equal(TimeSpan.FromSeconds(3), time.Waits.Last());
    }

    [Fact]
    public async Task GiveUpAfter_EndsAnAttemptThatHangs_ButNotAConnection()
    {
        var clock = new Microsoft.Extensions.Time.Testing.FakeTimeProvider();
        var taking = Client(o => (o.GiveUpAfter, o.TimeProvider) = (TimeSpan.FromSeconds(3), clock)).Quotes("A").TakeAsync(1);
        var feed = (await transport.NextAsync()).Ready(4);
        clock.Advance(TimeSpan.FromSeconds(10));
        feed.End(FeedEndKind.SharedLost);
        var hanging = await transport.NextAsync();
        clock.Advance(TimeSpan.FromSeconds(2.9));
        Assert.False(hanging.Canceled.Task.IsCompleted);
        clock.Advance(TimeSpan.FromSeconds(0.1));

        Assert.Equal("No connection to http://host/push for 00:00:03: test.", (await Assert.ThrowsAsync<PushException>(() => taking)).Detail);
    }
}
