using System.Diagnostics;
using System.Text;
using Microsoft.Extensions.Time.Testing;

namespace PushGen.EndToEnd.Tests.Streams;

/// <summary>
/// Many streams at once, each over a network that is cut about every 50 tokens: some are read to their end, some left in the middle, some
/// readers vanish, some take nothing for a while. The server's time stands still until the run turns it, so that nothing is orphaned before.
/// </summary>
sealed class StreamChaos(PushServer server, Generations generations, FakeTimeProvider time, int streams, int tokens, int seed) : IDisposable
{
    public const int UnreadBytes = 4096;

    const int BufferSize = 32, LeastBytesOfAToken = 40, Endless = int.MaxValue;

    readonly SemaphoreSlim atOnce = new(16);
    readonly TaskCompletionSource othersAreDone = new(TaskCreationOptions.RunContinuationsAsynchronously);
    readonly List<TimeSpan> cancellations = [];
    readonly Lock gate = new();
    int whole, left, stalled, vanished, cuts, changes;
    long tokensChecked;

    public async Task RunAsync()
    {
        var random = new Random(seed);
        List<Task> others = [], slow = [], gone = [];
        for (int story = 0; story < streams; story++)
        {
            var own = new Random(random.Next());
            switch (random.Next(100))
            {
                case < 70: others.Add(ReadWholeAsync(story, own)); break;
                case < 85: others.Add(LeaveAsync(story, own)); break;
                case < 93: slow.Add(StallAsync(story, own)); break;
                default: gone.Add(VanishAsync(story, own)); break;
            }
        }
        await Task.WhenAll(others);
        await Task.WhenAll(gone);
        othersAreDone.SetResult();
        await Task.WhenAll(slow);
        Assert.All(generations.All, generation => Assert.Equal(1, generation.Started));
        await OrphanAsync();
    }

    public override string ToString() =>
        $"{streams} streams, {whole} read to their end, {stalled} of them slowly, {left} left, {vanished} orphaned, {tokensChecked} tokens checked, {cuts} cuts, {changes} changes of transport, cancellation reached the iterator {Percentiles()}";

    string Percentiles()
    {
        if (cancellations.Count == 0)
            return "never";
        cancellations.Sort();
        return $"after {At(0.5):F1} ms (median), {At(0.99):F1} ms (p99), {At(1):F1} ms (at most)";

        double At(double share) => cancellations[(int)((cancellations.Count - 1) * share)].TotalMilliseconds;
    }

    public void Dispose() => atOnce.Dispose();

    async Task ReadWholeAsync(int story, Random random)
    {
        await using var reader = await OpenAsync(random);
        var text = new StringBuilder();
        await foreach (string token in reader.Client.Tell(story, tokens))
            text.Append(token);
        Check(story, text);
        Leave(reader, ref whole);
    }

    async Task LeaveAsync(int story, Random random)
    {
        await using var reader = await OpenAsync(random);
        int enough = random.Next(tokens), index = 0;
        var enumerator = reader.Client.Tell(story, Endless).GetAsyncEnumerator();
        do
        {
            Assert.True(await enumerator.MoveNextAsync());
            Assert.Equal(Story.Token(story, index), enumerator.Current);
        }
        while (index++ < enough);
        long at = Stopwatch.GetTimestamp();
        await enumerator.DisposeAsync();
        long stopped = await generations.Of(story).Stopped.WaitAsync(Limits.Long);     // and not by time, which stands still
        lock (gate)
            cancellations.Add(Stopwatch.GetElapsedTime(at, stopped));
        Leave(reader, ref left);
    }

    /// <summary>Takes a few, then nothing until all others are done: the iterator waits.</summary>
    async Task StallAsync(int story, Random random)
    {
        await using var reader = await OpenAsync(random, PushTransports.WebSocket | PushTransports.LongPolling);     // an event stream fills the network's buffers
        var text = new StringBuilder();
        int taken = 0, pause = random.Next(1, 50);
        await foreach (string token in reader.Client.Tell(story, tokens))
        {
            text.Append(token);
            if (++taken != pause)
                continue;
            atOnce.Release();
            await othersAreDone.Task;
            Assert.InRange(generations.Of(story).Produced, taken, taken + (2 * BufferSize) + (UnreadBytes / LeastBytesOfAToken) + 1);
            await atOnce.WaitAsync();
        }
        Check(story, text);
        Interlocked.Increment(ref stalled);
        Leave(reader, ref whole);
    }

    /// <summary>Is gone without a word, and never comes back.</summary>
    async Task VanishAsync(int story, Random random)
    {
        var reader = await OpenAsync(random);
        int enough = random.Next(50), index = 0;
        var enumerator = reader.Client.Tell(story, Endless).GetAsyncEnumerator();
        do
            Assert.True(await enumerator.MoveNextAsync());
        while (index++ < enough);
        await reader.Proxy.DisposeAsync();
        await enumerator.DisposeAsync();
        await reader.DisposeAsync();
        Leave(reader, ref vanished);
    }

    async Task OrphanAsync()
    {
        Assert.Equal(vanished, server.RunningStreams);
        var running = generations.All.Where(static generation => !generation.Stopped.IsCompleted).ToList();
        Assert.Equal(vanished, running.Count);
        time.Advance(TimeSpan.FromSeconds(59));
        Assert.All(running, generation => Assert.False(generation.Stopped.IsCompleted));
        await Limits.Until(() =>
        {
            time.Advance(TimeSpan.FromSeconds(1));
            return server.RunningStreams == 0;
        });
        await Task.WhenAll(running.Select(static generation => generation.Stopped)).WaitAsync(Limits.Long);
    }

    void Check(int story, StringBuilder text)
    {
        Assert.True(Story.Text(story, tokens) == text.ToString(), $"Story {story} came otherwise than it was told, seed {seed}.");
        Interlocked.Add(ref tokensChecked, tokens);
    }

    async Task<Reader> OpenAsync(Random random, PushTransports transports = PushTransports.All)
    {
        await atOnce.WaitAsync();
        return new Reader(server.Port, random, transports);
    }

    void Leave(Reader reader, ref int count)
    {
        atOnce.Release();
        Interlocked.Increment(ref count);
        Interlocked.Add(ref cuts, reader.Proxy.Cuts);
        Interlocked.Add(ref changes, reader.Transport.Changes);
    }

    /// <summary>A client on a network of its own.</summary>
    sealed class Reader : IAsyncDisposable
    {
        const int MostBytes = 5000;     // until it is cut: some 100 tokens, so 50 on average

        readonly PushConnection connection;

        public Reader(int port, Random random, PushTransports transports)
        {
            Proxy = new CuttingProxy(port);
            var cut = new Random(random.Next());
            Proxy.CutAfter = () =>
            {
                lock (cut)
                    return cut.Next(1, MostBytes);
            };
            connection = new PushConnection(Proxy.Address, Options(), connection => [Transport = new WanderingTransport(connection, transports, random)]);
            Client = new ModelClient(connection);
        }

        public CuttingProxy Proxy { get; }

        public WanderingTransport Transport { get; private set; } = null!;

        public ModelClient Client { get; }

        static PushClientOptions Options() => new()
        {
            ReconnectDelay = TimeSpan.FromMilliseconds(1),
            MaxReconnectDelay = TimeSpan.FromMilliseconds(10),
            BufferSize = BufferSize,
        };

        public async ValueTask DisposeAsync()
        {
            await connection.DisposeAsync();
            await Proxy.DisposeAsync();
        }
    }
}
