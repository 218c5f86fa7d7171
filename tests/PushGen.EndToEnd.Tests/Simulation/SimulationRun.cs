using System.Diagnostics.CodeAnalysis;
using System.Text;
using Microsoft.Extensions.Time.Testing;
using PushGen.AspNetCore.Topics;

namespace PushGen.EndToEnd.Tests.Simulation;

/// <summary>
/// One seed: the real log and the real client on a clock that only this run moves, all on one thread, and a random order of all that can
/// happen to them. In the end everything heals, and the newest item must come.
/// </summary>
[SuppressMessage("Design", "CA1001", Justification = "Made, run and ended by one method.")]
sealed class SimulationRun
{
    static readonly PushTransports[] Kinds = [PushTransports.WebSocket, PushTransports.ServerSentEvents, PushTransports.LongPolling];

    readonly Random random;
    readonly FakeTimeProvider time = new();
    readonly StringBuilder trace = new();
    readonly World world;
    readonly SimulatedTransport transport;
    readonly PushConnection connection;
    readonly Reader reader;

    SimulationRun(int seed)
    {
        random = new(seed);
        world = new(Settings(), maxRemainders: random.Next(1, 4), time);
        transport = new(Connect);
        var options = new PushClientOptions
        {
            TimeProvider = time,
            Random = random.NextDouble,
            BufferSize = random.Next(1, 9),
            LoggerFactory = new GapLog(gap => reader!.Told(gap)),
        };
        connection = new PushConnection("http://simulated.test/push", options, _ => [transport]);
        PushCursor? start = random.Next(3) switch { 0 => PushCursor.Earliest, 1 => PushCursor.Latest, _ => null };
        reader = new Reader(connection, world, (GapPolicy)random.Next(3), start);
        world.Began = reader.Began;
    }

    /// <returns>What happened, the same for the same seed, and how often.</returns>
    /// <exception cref="BrokenPromiseException">The promise was broken.</exception>
    public static (string Trace, IReadOnlyDictionary<string, long> Counts) Of(int seed, int steps)
    {
        var context = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(null);     // with one, continuations would not run inline
        var run = new SimulationRun(seed);
        try
        {
            run.Run(steps);
        }
        catch (BrokenPromiseException e)
        {
            throw new BrokenPromiseException($"{e.Message}\nThe last of what happened:\n{run.LastSteps(40)}");
        }
        finally
        {
            run.reader.Dispose();
            run.connection.DisposeAsync().AsTask().GetAwaiter().GetResult();
            SynchronizationContext.SetSynchronizationContext(context);
        }
        return (run.trace.ToString(), run.world.Counts);
    }

    string LastSteps(int count) => string.Join("\n", trace.ToString().TrimEnd().Split(Environment.NewLine).TakeLast(count));

    LogSettings Settings()
    {
        int retain = random.Next(1, 12);
        var age = random.Next(4) == 0 ? TimeSpan.FromSeconds(random.Next(1, 60)) : (TimeSpan?)null;
        var slow = random.Next(5) == 0 ? SlowReader.Latest : default;
        return new(retain, int.MaxValue, age, random.Next(slow == SlowReader.Latest ? 2 : retain + 1), slow);
    }

    SimulatedFeed Connect(PushTransports kind, FeedRequest request, IFeedSink sink)
    {
        Note($"connect {kind} after {Place(request.After)}");
        world.Count("connect " + kind);
        return kind == PushTransports.LongPolling ? new SimulatedPoll(world, request, sink) : new SimulatedStream(world, request, sink, credit: kind == PushTransports.WebSocket);
    }

    void Run(int steps)
    {
        reader.Start();
        for (int i = 0; i < steps; i++)
            Step(random.Next(1000));
        Heal();
    }

    void Step(int dice)
    {
        switch (dice)
        {
            case < 220: Note("publish"); world.Publish(); break;
            case < 430: Note("serve"); transport.Feed?.Serve(random.Next(1, 6)); break;
            case < 640: Note("bring"); transport.Feed?.Bring(random.Next(1, 6)); break;
            case < 850: Take(); break;
            case < 900: Wait(random.Next(4) == 0 ? 30_000 : 600); break;
            case < 930: End(new(FeedEndKind.Lost, "cut")); break;
            case < 945: End(FeedEnd.Replaced); break;
            case < 950: Note("drop idle"); world.DropIdle(); break;
            case < 955: EndThen("drop idle", world.DropIdle); break;
            case < 960: EndThen("discard", world.DiscardRemainders); break;
            case < 964: Restart(); break;
            case < 975: Note("lose tail"); world.LoseTail(random.Next(1, 4)); break;
            case < 985: Note("new client"); world.Count("client restarted"); reader.Restart(); break;
            case < 993: Fault("swallowed", transport.Feed?.Swallow(random)); break;
            default: Fault("repeated", transport.Feed?.Repeat()); break;
        }
    }

    void Take()
    {
        for (int left = random.Next(1, 4); left > 0 && reader.Take(); left--)
            Note("take " + Place(reader.At));
    }

    void Wait(int most)
    {
        int wait = random.Next(1, most);
        Note($"wait {wait}");
        time.Advance(TimeSpan.FromMilliseconds(wait));
    }

    void End(FeedEnd end)
    {
        transport.Kind = Kinds[random.Next(Kinds.Length)];
        if (transport.Feed is not { } feed)
            return;
        Note(end.Reason);
        world.Count(end.Kind == FeedEndKind.Replaced ? "transport changed" : "cut");
        feed.End(end);
    }

    void EndThen(string what, Action happen)
    {
        End(new(FeedEndKind.Lost, "cut"));
        Note(what);
        happen();
    }

    /// <summary>No connection outlives its process, nor does one that came back a moment before.</summary>
    void Restart()
    {
        EndThen("restart", world.Restart);
        End(new(FeedEndKind.Lost, "cut"));
    }

    void Fault(string what, bool? done)
    {
        if (done != true)
            return;
        Note(what);
        world.Count(what);
    }

    // Two items, one after the other: the second one shows what was swallowed before it, and may itself be asked for again.
    void Heal()
    {
        for (int i = 0; i < 2; i++)
        {
            world.Publish();
            for (int rounds = 0; rounds < 100; rounds++)
            {
                time.Advance(TimeSpan.FromMilliseconds(500));
                transport.Feed?.Serve(100);
                transport.Feed?.Bring(100);
                while (reader.Take()) { }
                if (transport.Feed is null)
                    time.Advance(TimeSpan.FromSeconds(30));
            }
        }
        Note("end " + Place(reader.At));
        Broken.Unless(reader.At == world.Truth.Head, $"silent: the application is at {reader.At}, the log at {world.Truth.Head}");
    }

    // Epochs and tags are the log's own random numbers, and no part of what is the same for one seed.
    static string Place(PushCursor? cursor) => cursor is { IsItem: true } item ? $"{item.Offset}" : $"{cursor}";

    void Note(string what) => trace.AppendLine(what);
}
