using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using PushGen.Tests;

namespace PushGen.EndToEnd.Tests.Behaviour;

/// <summary>A subscription that begins over the worst transport, because something on the way lets no other through, and goes on over better ones.</summary>
public sealed class TransportChangeTests
{
    static readonly TimeSpan Reconnects = TimeSpan.FromSeconds(5);

    static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task BlockedTransports_WhenTheyGetThrough_TakeOverWithoutABreak()
    {
        var let = new HashSet<string>();        // what the proxy in front of the server lets through
        await using var server = await PushServer.StartAsync(before: app => app.Use(async (http, next) =>
        {
            string? blocked = http.WebSockets.IsWebSocketRequest || http.Request.Headers.Upgrade.Count > 0 ? "sockets"
                : http.Request.Headers.Accept.Any(value => value!.Contains("event-stream", StringComparison.Ordinal)) ? "events" : null;
            if (blocked is null || let.Contains(blocked))
                await next(http);
            else if (blocked == "sockets")
                http.Response.StatusCode = StatusCodes.Status501NotImplemented;
            else
                await http.Response.WriteAsync("<p>Not here.");
        }));
        var time = new WatchedTime();
        var options = new PushClientOptions { TimeProvider = time, HttpMessageHandlerFactory = () => new SocketsHttpHandler() };
        await using var client = new BehaviourClient(server.Address, options);
        var used = new ConcurrentQueue<PushTransports>();
        client.Connection.Changed += (_, e) =>
        {
            if (e.State == PushConnectionState.Connected)
                used.Enqueue(e.Transport);
        };
        var notes = server.Publisher.Notes("room");
        await notes.PublishAsync(new Note(1), Token);

        int next = 1;
        var reached = Enumerable.Range(0, 10).Select(_ => new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).ToArray();
        var reading = Task.Run(async () =>
        {
            await foreach (var (note, cursor) in client.Notes("room", Token).WithCursors())
            {
                Assert.Equal((next, next), (note.Number, (int)cursor.Offset));
                reached[next].SetResult();
                if (++next == 7)
                    break;
            }
        }, Token);
        await reached[1].Task.WaitAsync(Limits.Long, Token);
        Assert.Equal(PushTransports.LongPolling, client.Connection.Transport);

        int published = 1;
        foreach (var (way, transport) in new[] { ("events", PushTransports.ServerSentEvents), ("sockets", PushTransports.WebSocket) })
        {
            let.Add(way);
            await PassUntil(() => used.Contains(transport), TimeSpan.FromHours(1));
            for (int i = 0; i < 2; i++)
            {
                await notes.PublishAsync(new Note(++published), Token);
                await PassUntil(() => reached[published].Task.IsCompleted, Reconnects);
            }
        }
        await notes.PublishAsync(new Note(6), Token);

        await PassUntil(() => reading.IsCompleted, Reconnects);
        await reading;
        Assert.Equal([PushTransports.LongPolling, PushTransports.ServerSentEvents, PushTransports.WebSocket], used.Distinct());

        // Each wait, up to the longest, is over at once. A feed that fell silent on the way, on this clock, connects again.
        Task PassUntil(Func<bool> condition, TimeSpan longest) => Limits.Until(() =>
        {
            for (int i = time.Waits.Count; i > 0 && time.Waits.TryDequeue(out var wait); i--)
            {
                if (wait <= longest)
                    time.Advance(wait);
                else
                    time.Waits.Enqueue(wait);       // until the next step
            }
            return condition();
        });
    }
}
