using System.Collections.Concurrent;
using PushGen.AspNetCore;
using PushGen.EndToEnd.Tests.Behaviour;

namespace PushGen.EndToEnd.Tests.Chaos;

/// <summary>One run: publishers and cuts for a while, then calm, until every subscriber has everything.</summary>
sealed class ChaosRun(PushServer server, CuttingProxy proxy, Func<Random, PushClientOptions> options, int seed)
{
    const int Rooms = 4, PublishersPerRoom = 2, ReadersPerRoom = 3;
    const string Last = "last";

    readonly ConcurrentDictionary<(string Topic, long Offset), Note> published = new();
    readonly CancellationTokenSource stopping = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
    long items, gaps, streams, calls, unknownCalls, bookings, restarts;
    bool calm;

    public async Task RunAsync(TimeSpan duration)
    {
        var random = new Random(seed);
        proxy.CutAfter = () => calm || random.Next(3) > 0 ? null : random.Next(100, 30_000);
        var readers = new List<Task>();
        for (int i = 0; i < Rooms * ReadersPerRoom; i++)
            readers.Add(ReadAsync($"room {i % Rooms}", new Random(random.Next())));
        for (int i = 0; i < 2; i++)
            readers.Add(ReadBriefAsync(new Random(random.Next())));
        var others = new List<Task> { StreamAsync(new Random(random.Next())), CallAsync(new Random(random.Next())), CutAsync(new Random(random.Next())) };
        for (int i = 0; i < Rooms * PublishersPerRoom; i++)
            others.Add(PublishAsync($"room {i % Rooms}", server.Publisher.Notes($"room {i % Rooms}"), new Random(random.Next())));
        others.Add(PublishAsync("brief", server.Publisher.Brief(), new Random(random.Next())));

        await Task.WhenAny(Task.Delay(duration, stopping.Token), Task.WhenAll(readers), Failed([.. readers, .. others]));
        await stopping.CancelAsync();
        await Task.WhenAll(others).WaitAsync(Limits.Long, CancellationToken.None);
        for (int i = 0; i < Rooms; i++)
            await PublishAsync($"room {i}", server.Publisher.Notes($"room {i}"), new Note(0, Last));
        await PublishAsync("brief", server.Publisher.Brief(), new Note(0, Last));
        await Task.WhenAll(readers).WaitAsync(Limits.Long * 2, CancellationToken.None);
    }

    public override string ToString() =>
        $"{published.Count} published, {items} items checked, {proxy.Cuts} cuts of {proxy.Connections} connections, {restarts} restarts, {gaps} gaps checked, {streams} streams, {calls} calls, {unknownCalls} of unknown outcome, {bookings} at most once";

    /// <summary>Completes when one of them fails: no need to wait for the others.</summary>
    static async Task Failed(IReadOnlyCollection<Task> tasks)
    {
        await foreach (var task in Task.WhenEach(tasks))
        {
            if (task.IsFaulted)
                return;
        }
    }

    async Task PublishAsync(string name, Topic<Note> topic, Random random)
    {
        for (int number = 1; !stopping.IsCancellationRequested; number++)
        {
            await PublishAsync(name, topic, new Note(number, new string('x', random.Next(random.Next(200)))));
            if (random.Next(4) == 0)
                await Pause(random.Next(1, 5));
        }
    }

    async Task PublishAsync(string name, Topic<Note> topic, Note note)
    {
        var cursor = await topic.PublishAsync(note, CancellationToken.None);
        Assert.True(published.TryAdd((name, cursor.Offset), note), $"The offset {cursor.Offset} was given twice.");
    }

    /// <summary>Reads all of a room, and now and then begins anew after the last item with another client.</summary>
    async Task ReadAsync(string room, Random random)
    {
        var position = PushCursor.Earliest;
        long offset = 0;
        for (bool last = false; !last; Interlocked.Increment(ref restarts))
        {
            await using var client = new BehaviourClient(proxy.Address, options(random));
            await foreach (var (note, cursor) in client.Notes(room).From(position).WithCursors())
            {
                Assert.Equal(offset + 1, cursor.Offset);
                await CheckAsync(room, note, cursor);
                (position, offset, last) = (cursor, cursor.Offset, note.Text == Last);
                if (last || random.Next(2000) == 0)
                    break;
                if (random.Next(500) == 0)
                    await Pause(random.Next(30));       // now and then slow, so that credit and queues run out
            }
        }
    }

    /// <summary>Reads a topic that keeps 10 items: each gap has to say exactly what is missing.</summary>
    async Task ReadBriefAsync(Random random)
    {
        await using var client = new BehaviourClient(proxy.Address, options(random));
        var position = server.Publisher.Brief().Head;
        for (bool last = false; !last;)
        {
            try
            {
                await foreach (var (note, cursor) in client.Brief().From(position).WithCursors())
                {
                    Assert.Equal(position.Offset + 1, cursor.Offset);
                    await CheckAsync("brief", note, cursor);
                    (position, last) = (cursor, note.Text == Last);
                    if (last)
                        break;
                    if (random.Next(200) == 0)
                        await Pause(random.Next(30));
                }
            }
            catch (PushGapException e)
            {
                Assert.Equal(GapReason.Trimmed, e.Gap.Reason);
                Assert.Equal(position, e.Gap.Requested);
                Assert.Equal(e.Gap.ResumesAfter.Offset - position.Offset, e.Gap.Lost);
                Assert.True(e.Gap.Lost > 0);
                position = e.Gap.ResumesAfter;
                Interlocked.Increment(ref gaps);
            }
        }
    }

    // The item may be here before its publisher has noted it down.
    async Task CheckAsync(string topic, Note note, PushCursor cursor)
    {
        Note? expected;
        while (!published.TryGetValue((topic, cursor.Offset), out expected))
            await Task.Yield();
        Assert.Equal(expected, note);
        Interlocked.Increment(ref items);
    }

    async Task StreamAsync(Random random)
    {
        await using var client = new BehaviourClient(proxy.Address, options(random));
        while (!stopping.IsCancellationRequested)
        {
            int length = random.Next(1, 1500), next = 1, enough = random.Next(3) == 0 ? random.Next(length) : length;
            await foreach (int number in client.Count(1, length))
            {
                Assert.Equal(next++, number);
                if (number > enough)
                    break;
            }
            Assert.True(next > enough, $"The stream of {length} ended after {next - 1}.");
            Interlocked.Increment(ref streams);
        }
    }

    async Task CallAsync(Random random)
    {
        await using var client = new BehaviourClient(proxy.Address, options(random));
        while (!stopping.IsCancellationRequested)
        {
            int a = random.Next(1000), b = random.Next(1000);
            string booking = $"booking {bookings++}";
            Assert.Equal(1, await client.Book(booking, cancellationToken: CancellationToken.None));
            Assert.Equal(1, server.Probe.CountOf(booking));
            try
            {
                Assert.Equal(a + b, (await client.Add(a, b, CancellationToken.None)).Value);
                Interlocked.Increment(ref calls);
            }
            catch (PushException e) when (e.Code is PushErrorCodes.OutcomeUnknown or PushErrorCodes.ConnectionFailed)
            {
                Interlocked.Increment(ref unknownCalls);
            }
            await Pause(2);
        }
    }

    async Task CutAsync(Random random)
    {
        while (!stopping.IsCancellationRequested)
        {
            await Pause(random.Next(5, 120));
            proxy.Cut();
        }
        calm = true;
    }

    Task Pause(int milliseconds) => Task.Delay(milliseconds, stopping.Token).ContinueWith(static _ => { }, TaskScheduler.Default);
}
