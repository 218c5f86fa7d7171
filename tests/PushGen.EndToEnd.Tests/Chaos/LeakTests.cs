using System.Globalization;
using Microsoft.Extensions.Logging;
using PushGen.EndToEnd.Tests.Behaviour;
using PushGen.EndToEnd.Tests.Raw;

namespace PushGen.EndToEnd.Tests.Chaos;

/// <summary>Clients that come, subscribe and vanish: nothing of them stays. More of them with <c>PUSHGEN_CYCLES</c>.</summary>
public sealed class LeakTests
{
    const string Upgrade = "GET /push HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n";

    static readonly int Cycles = int.TryParse(Environment.GetEnvironmentVariable("PUSHGEN_CYCLES"), CultureInfo.InvariantCulture, out int cycles) ? cycles : 60;

    [Theory, InlineData(PushTransports.LongPolling), InlineData(PushTransports.ServerSentEvents), InlineData(PushTransports.WebSocket)]
    public async Task ClientsThatVanish_LeaveNothing(PushTransports transport)
    {
        using var errors = new ErrorLog();
        await using var server = await PushServer.StartAsync(
            options: options => options.StreamOrphanedAfter = options.StreamKeptFor = options.AnswersKeptFor = TimeSpan.FromMilliseconds(50), services: builder => builder.Logging.AddProvider(errors));
        var topic = server.Publisher.Notes("a");
        var cursor = await topic.PublishAsync(new Note(1), TestContext.Current.CancellationToken);
        using var astray = new StrayExceptions();
        using var counters = new Counters(server);
        await CycleAsync(server, Requests(transport, cursor), 10);
        await CalmAsync(server, counters);      // once for all that is made at its first use, measuring included
        await CycleAsync(server, Requests(transport, cursor), Cycles / 5);
        var before = await CalmAsync(server, counters);
        await CycleAsync(server, Requests(transport, cursor), Cycles);
        var after = await CalmAsync(server, counters);
        TestContext.Current.TestOutputHelper?.WriteLine($"{transport}: {Cycles} cycles, before {before}, after {after}");
        errors.AssertEmpty();
        astray.AssertNone();
        if (Cycles >= 10_000)   // with fewer, the noise of what is pooled is more than 3 %
            after.AssertNoMoreThan(before);
    }

    static Func<string, byte[]>[] Requests(PushTransports transport, PushCursor cursor) => transport switch
    {
        PushTransports.LongPolling => [_ => Ascii($"GET /push/behaviour/notes?room=a&wait=60&after={cursor} HTTP/1.1\r\nHost: x\r\n\r\n")],
        PushTransports.ServerSentEvents =>
        [
            _ => Ascii("GET /push/behaviour/notes?room=a HTTP/1.1\r\nHost: x\r\nAccept: text/event-stream\r\n\r\n"),
            key => Ascii($"POST /push/behaviour/forever HTTP/1.1\r\nHost: x\r\nAccept: text/event-stream\r\nContent-Type: application/json\r\nIdempotency-Key: {key}\r\nContent-Length: 11\r\n\r\n{{\"run\":\"r\"}}"),
            Book,
        ],
        _ =>
        [
            _ => [.. Ascii(Upgrade), .. RawClient.Frame(0x81, """{"t":"sub","i":1,"m":"behaviour/notes","a":{"room":"a"}}"""u8)],
            key => [.. Ascii(Upgrade), .. RawClient.Frame(0x81, Ascii($$"""{"t":"stream","i":1,"m":"behaviour/forever","a":{"run":"r"},"key":"{{key}}"}"""))],
            key => [.. Ascii(Upgrade), .. RawClient.Frame(0x81, Ascii($$"""{"t":"call","i":1,"m":"behaviour/book","a":{"booking":"b"},"key":"{{key}}"}"""))],
        ],
    };

    static byte[] Book(string key) => Ascii(
        $"POST /push/behaviour/book HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nIdempotency-Key: {key}\r\nContent-Length: 15\r\n\r\n{{\"booking\":\"b\"}}");

    static async Task CycleAsync(PushServer server, Func<string, byte[]>[] requests, int cycles)
    {
        for (int i = 0; i < cycles; i++)
        {
            using var client = await RawClient.ConnectAsync(server.Port);
            await client.SendAsync(requests[i % requests.Length](IdempotencyKey.New()));
            if (i / requests.Length % 3 > 0)        // some are gone before the server has looked at what they want
                await (requests.Length == 1 ? Limits.Until(() => server.Publisher.Notes("a").SubscriberCount > 0) : client.StatusAsync());
            if (i % 10 > 0)     // else FIN: each would keep a port of this machine for a minute
                client.Reset();
        }
    }

    static async Task<Footprint> CalmAsync(PushServer server, Counters counters)
    {
        string[] gone = ["connections", "subscriptions"];
        await Limits.Until(() => counters.All().Where(count => gone.Contains(count.Key.Split(' ')[0])).All(static count => count.Value == 0));
        await Limits.Until(() => server.Streams == 0 && counters["streams"] == 0 && server.Publisher.Notes("a").SubscriberCount == 0);
        do      // a call lets go those whose time is over, and is kept itself
        {
            using var client = await RawClient.ConnectAsync(server.Port);
            await client.SendAsync(Book(IdempotencyKey.New()));
            Assert.Equal(200, await client.StatusAsync());
        }
        while (counters["calls.kept"] > 1);
        return await Footprint.TakeAsync();
    }

    static byte[] Ascii(string text) => System.Text.Encoding.ASCII.GetBytes(text);

    /// <summary>Those who take nothing are given up; the topic and the others go on.</summary>
    [Theory, InlineData(false), InlineData(true)]
    public async Task ClientThatNeverReads_IsGivenUp(bool socket)
    {
        await using var server = await PushServer.StartAsync(options: options => options.WriteTimeout = TimeSpan.FromMilliseconds(300));
        var topic = server.Publisher.Notes("a");
        using var client = await RawClient.ConnectAsync(server.Port);
        await client.SendAsync(socket
            ? [.. Ascii(Upgrade), .. RawClient.Frame(0x81, """{"t":"sub","i":1,"m":"behaviour/notes","a":{"room":"a"}}"""u8)]
            : Ascii("GET /push/behaviour/notes?room=a HTTP/1.1\r\nHost: x\r\nAccept: text/event-stream\r\n\r\n"));
        await Limits.Until(() => topic.SubscriberCount == 1);
        var note = new Note(1, new string('x', 100_000));
        for (int i = 0; i < 300; i++)
            await topic.PublishAsync(note, TestContext.Current.CancellationToken);
        await Limits.Until(() => topic.SubscriberCount == 0);
    }

    /// <summary>A client may be disposed at any time: all that is under way ends, and no exception goes astray.</summary>
    [Theory, InlineData(PushTransports.LongPolling), InlineData(PushTransports.ServerSentEvents), InlineData(PushTransports.WebSocket)]
    public async Task ClientDisposedInTheMiddle_EndsEverything_AndLosesNoException(PushTransports transport)
    {
        using var astray = new StrayExceptions();
        await using var server = await PushServer.StartAsync(options: options => options.StreamOrphanedAfter = TimeSpan.FromSeconds(1));
        var random = new Random(1);
        for (int i = 0; i < Cycles / 2; i++)
            await DisposeInTheMiddleAsync(server, transport, random.Next(8));
        await Limits.Until(() => server.Publisher.Notes("a").SubscriberCount == 0);
        await Limits.Until(() => server.RunningStreams == 0);
        astray.AssertNone();
    }

    static async Task DisposeInTheMiddleAsync(PushServer server, PushTransports transport, int milliseconds)
    {
        var client = new BehaviourClient(server.Address, new PushClientOptions { Transports = transport });
        Task[] all = [ReadAsync(client.Notes("a")), ReadAsync(client.Forever("r")), client.Wait("w"), client.Add(1, 2), ReadAsync(client.Count(1, 1000))];
        await Task.Delay(milliseconds, TestContext.Current.CancellationToken);
        await client.Connection.DisposeAsync();
        foreach (var one in all)
        {
            var e = await Record.ExceptionAsync(() => one.WaitAsync(Limits.Long, CancellationToken.None));
            Assert.True(e is null or ObjectDisposedException or PushException, e?.ToString());
        }

        static async Task ReadAsync<T>(IAsyncEnumerable<T> items)
        {
            await foreach (var _ in items)
            {
            }
        }
    }
}
