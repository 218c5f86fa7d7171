using System.Net.WebSockets;
using PushGen.AspNetCore;
using PushGen.EndToEnd.Tests.Behaviour;

namespace PushGen.EndToEnd.Tests.Chaos;

/// <summary>A topic, its publisher, and a reader behind a proxy of its own, until all faults have happened and everything has arrived.</summary>
sealed class ChaosSession(PushServer server, int number, int seed, ChaosTally tally)
{
    const int Faults = 10, LeastItems = 600;
    const string Last = "last";
    static readonly TimeSpan Limit = TimeSpan.FromSeconds(90);

    readonly Random random = new(seed), publishing = new(seed + 1);
    readonly FaultPlan plan = new(seed, Faults, (FaultKind)(number % Enum.GetValues<FaultKind>().Length));
    readonly bool brief = number % 4 == 3, automatic = number % 5 == 4;
    long position;
    int read;
    string over = "nothing";

    string Room => $"session {number}";

    Topic<Note> Topic => brief ? server.Publisher.Recent(Room) : server.Publisher.Notes(Room);

    public async Task RunAsync()
    {
        await using var proxy = new FaultProxy(server.Port, plan);
        var truth = new SessionTruth(Topic, brief ? 20 : int.MaxValue / 2, publishing);
        var ended = new TaskCompletionSource();
        var start = Topic.Head;
        var reading = ReadAsync(proxy, truth, start);
        var publishingAll = PublishAsync(proxy, truth, ended.Task);
        try
        {
            await await Task.WhenAny(reading, publishingAll).WaitAsync(Limit, TestContext.Current.CancellationToken);
            await reading.WaitAsync(Limit, TestContext.Current.CancellationToken);
        }
        catch (Exception e)
        {
            throw new InvalidOperationException($"Session {number}, seed {seed}, at item {position} of {truth.Count}, over {over}, faults {string.Join(' ', plan.Injected)}: {e.Message}", e);
        }
        finally
        {
            ended.SetResult();
        }
        tally.Add("sessions");
        tally.Add("items", read);
        tally.Add("connections", proxy.Connections);
        tally.Add(plan);
    }

    async Task PublishAsync(FaultProxy proxy, SessionTruth truth, Task ended)
    {
        while ((truth.Count < LeastItems || !plan.IsDone) && !ended.IsCompleted)
        {
            if (automatic && publishing.Next(12) == 0)
                proxy.Block(Some(publishing));
            for (int burst = publishing.Next(1, 40); burst > 0; burst--)
                await truth.PublishAsync();
            do
                await Task.Delay(publishing.Next(3), CancellationToken.None);
            while (truth.Count - Volatile.Read(ref position) > (brief ? 60 : 300) && !ended.IsCompleted);
        }
        proxy.Block(new HashSet<RequestKind>());
        for (int i = 0; i < 30; i++)
            await truth.PublishAsync();
        await truth.PublishAsync(Last);
    }

    static HashSet<RequestKind> Some(Random random) => random.Next(4) switch
    {
        0 => [],
        1 => [RequestKind.Events],
        2 => [RequestKind.Socket],
        _ => [RequestKind.Events, RequestKind.Socket],
    };

    async Task ReadAsync(FaultProxy proxy, SessionTruth truth, PushCursor cursor)
    {
        var route = new Route(number);
        for (PushTransports? before = null; ;)
        {
            var options = Options(automatic ? PushTransports.All : route.Next());
            await using var client = new BehaviourClient(proxy.Address, options);
            Watch(client.Connection);
            if (!automatic && before is { } from)
                tally.AddChange(from, options.Transports, automatic: false);
            before = options.Transports;
            (cursor, bool last) = await ReadSomeAsync(client, truth, cursor, automatic ? int.MaxValue : random.Next(20, 120));
            if (last)
                return;
        }
    }

    async Task<(PushCursor, bool Last)> ReadSomeAsync(BehaviourClient client, SessionTruth truth, PushCursor cursor, int items)
    {
        for (;;)
        {
            try
            {
                var topic = brief ? client.Recent(Room) : client.Notes(Room);
                await foreach (var (note, at) in topic.From(cursor).OnGap(GapPolicy.Throw).WithCursors())
                {
                    await truth.CheckItemAsync(cursor.Offset, note, at);
                    cursor = at;
                    read++;
                    Volatile.Write(ref position, at.Offset);
                    if (note.Text == Last || --items <= 0)
                        return (cursor, note.Text == Last);
                    if (random.Next(300) == 0)
                        await Task.Delay(random.Next(20), CancellationToken.None);      // now and then slow, so that credit and queues run out
                }
                Assert.Fail("The subscription ended.");
            }
            catch (PushGapException e) when (brief)
            {
                await truth.CheckGapAsync(cursor, e.Gap);
                cursor = e.Gap.ResumesAfter;
                Volatile.Write(ref position, cursor.Offset);
                tally.Add("gaps");
                if ((items -= 10) <= 0)
                    return (cursor, false);
            }
        }
    }

    PushClientOptions Options(PushTransports transports)
    {
        // Automatic choice takes any failure of a factory for a network without WebSockets, so there the client connects by itself, whose pings take their time.
        plan.SocketsMayFallSilent = !automatic;
        return new()
        {
            Transports = transports,
            TimeProvider = new FastTime(automatic ? 40 : 20),
            ReconnectDelay = TimeSpan.FromMilliseconds(100),
            MaxReconnectDelay = TimeSpan.FromSeconds(1),
            ConnectTimeout = TimeSpan.FromSeconds(20),
            ReadyTimeout = TimeSpan.FromSeconds(20),
            PollWait = TimeSpan.FromSeconds(5),
            BufferSize = 64,
            HttpMessageHandlerFactory = static () => new SocketsHttpHandler(),
            WebSocketFactory = automatic ? null : ConnectAsync,
        };
    }

    static async ValueTask<WebSocket> ConnectAsync(Uri address, CancellationToken cancellationToken)
    {
        var socket = new ClientWebSocket();
        socket.Options.AddSubProtocol(Wire.Subprotocol);
        socket.Options.KeepAliveInterval = TimeSpan.FromMilliseconds(300);
        socket.Options.KeepAliveTimeout = TimeSpan.FromMilliseconds(700);
        try
        {
            await socket.ConnectAsync(address, cancellationToken);
            return socket;
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    void Watch(PushConnection connection)
    {
        PushTransports? before = null;
        connection.Changed += (_, change) =>
        {
            over = $"{change.Transport} {change.State} {change.Reason}";
            if (change.State != PushConnectionState.Connected)
                return;
            if (automatic && before is { } from && from != change.Transport)
                tally.AddChange(from, change.Transport, automatic: true);
            before = change.Transport;
        };
    }
}
