using Microsoft.AspNetCore.Builder;
using PushGen.EndToEnd.Tests.Behaviour;

namespace PushGen.EndToEnd.Tests.Chaos;

/// <summary>Readers that are far behind come after in pages, and others on the same connection go on meanwhile.</summary>
public sealed class CatchUpTests
{
    const int Behind = 10_000, Live = 50;

    int requests;

    [Theory, InlineData(PushTransports.LongPolling), InlineData(PushTransports.ServerSentEvents), InlineData(PushTransports.WebSocket)]
    public async Task ReaderFarBehind_CatchesUpInPages_AndStarvesNobody(PushTransports transport)
    {
        await using var server = await PushServer.StartAsync(before: app => app.Use((http, next) =>
        {
            Interlocked.Increment(ref requests);
            return next(http);
        }));
        var token = TestContext.Current.CancellationToken;
        var far = server.Publisher.Notes("far");
        var live = server.Publisher.Notes("live");
        for (int i = 1; i <= Behind; i++)
            await far.PublishAsync(new Note(i, new string('x', 200)), token);
        await using var client = new BehaviourClient(server.Address, new PushClientOptions { Transports = transport });
        int seen = 0;
        var following = FollowAsync();
        await Limits.Until(() => live.SubscriberCount == 1);

        int next = 1;
        await foreach (var note in client.Notes("far").FromEarliest().WithCancellation(token))
        {
            Assert.Equal(next++, note.Number);
            if (note.Number % (Behind / Live) == 0)
                await live.PublishAsync(new Note(note.Number / (Behind / Live)), token);
            if (note.Number == Behind)
                break;
        }
        int seenByThen = Volatile.Read(ref seen), requested = Volatile.Read(ref requests);
        await following.WaitAsync(Limits.Long, token);

        TestContext.Current.TestOutputHelper?.WriteLine($"{transport}: {seenByThen} of {Live} live items came while {Behind} were caught up, {requested} requests");
        Assert.True(seenByThen >= Live / 2, $"Only {seenByThen} of {Live} came meanwhile.");
        Assert.InRange(requested, 1, transport == PushTransports.LongPolling ? Behind / 128 + Live + 10 : 3);

        async Task FollowAsync()
        {
            await foreach (var note in client.Notes("live").WithCancellation(token))
            {
                Assert.Equal(seen + 1, note.Number);
                if (Interlocked.Increment(ref seen) == Live)
                    return;
            }
        }
    }
}
