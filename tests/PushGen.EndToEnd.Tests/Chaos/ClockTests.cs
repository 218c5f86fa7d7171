using Microsoft.Extensions.DependencyInjection;
using PushGen.EndToEnd.Tests.Behaviour;
using PushGen.Tests;

namespace PushGen.EndToEnd.Tests.Chaos;

/// <summary>A machine that was suspended wakes up hours later: the connections may be dead, and every time-out is over at once.</summary>
public sealed class ClockTests
{
    static readonly TimeSpan Longest = TimeSpan.FromSeconds(1);      // that a client waits once it is awake

    readonly WatchedTime clientTime = new(), serverTime = new();
    int taken;

    [Theory]
    [InlineData(PushTransports.LongPolling, false), InlineData(PushTransports.ServerSentEvents, false), InlineData(PushTransports.WebSocket, false)]
    [InlineData(PushTransports.LongPolling, true), InlineData(PushTransports.ServerSentEvents, true), InlineData(PushTransports.WebSocket, true)]
    public async Task ClockThatJumps_IsNoGap_AndItGoesOnAtOnce(PushTransports transport, bool onServer)
    {
        var token = TestContext.Current.CancellationToken;
        await using var server = await PushServer.StartAsync(services: builder => builder.Services.AddSingleton<TimeProvider>(serverTime));
        await using var client = new BehaviourClient(server.Address, new PushClientOptions { Transports = transport, TimeProvider = clientTime });
        var topic = server.Publisher.Notes("a");
        await topic.PublishAsync(new Note(1), token);
        var reading = ReadAsync(client, 20);
        await PassUntil(() => Volatile.Read(ref taken) == 1);
        for (int round = 1; round < 20; round++)
        {
            clientTime.Waits.Clear();
            if (round % 3 != 0)
                await Limits.Until(() => topic.SubscriberCount == 1);        // asleep while it waits, or in the middle of something
            (onServer ? serverTime : clientTime).Advance(TimeSpan.FromHours(3));
            await topic.PublishAsync(new Note(round + 1), token);
            await PassUntil(() => Volatile.Read(ref taken) == round + 1);
        }
        await reading.WaitAsync(Limits.Long, token);
    }

    async Task ReadAsync(BehaviourClient client, int count)
    {
        int next = 1;
        await foreach (var note in client.Notes("a").FromEarliest().OnGap(GapPolicy.Throw))
        {
            Assert.Equal(next++, note.Number);
            if (Interlocked.Increment(ref taken) == count)
                return;
        }
    }

    // Short waits of the client are over at once; none that is longer may be needed.
    Task PassUntil(Func<bool> condition) => Limits.Until(() =>
    {
        while (clientTime.Waits.TryDequeue(out var wait))
        {
            if (wait <= Longest)
                clientTime.Advance(wait);
        }
        return condition();
    });
}
