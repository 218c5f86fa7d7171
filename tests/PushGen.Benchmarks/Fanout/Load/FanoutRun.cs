using System.Diagnostics;

namespace PushGen.Benchmarks.Fanout.Load;

/// <summary>One server, measured once: connects the subscribers, warms up, and publishes for some seconds.</summary>
sealed class FanoutRun(FanoutOptions options, Dialer dialer, ServerProcess server) : IDisposable
{
    const int Checked = 2;
    const double WarmUpSeconds = 0.5;

    static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    readonly List<Subscriber> subscribers = [];
    long published;

    public static async Task<FanoutSample> MeasureAsync(FanoutOptions options, string name, string transport)
    {
        using var server = await ServerProcess.StartAsync($"{name}-{transport}", options.Topics);
        using var dialer = new Dialer(name, transport, server.Port);
        using var run = new FanoutRun(options, dialer, server);
        await run.ConnectAsync();
        long count = await run.WarmUpAsync();
        return await run.PublishAsync(count);
    }

    async Task ConnectAsync()
    {
        for (int i = 0; i < options.Subscribers; i++)
        {
            var subscriber = new Subscriber(isChecked: i < Checked);
            subscribers.Add(subscriber);
            await dialer.ConnectAsync(subscriber, options.Topics == 1 ? null : i % options.Topics);
        }
        await UntilAsync(async () => (await server.StatsAsync()).Subscribers == options.Subscribers);
    }

    /// <summary>Publishes ever more, until it takes long enough to tell how many items fill the time that is measured.</summary>
    async Task<long> WarmUpAsync()
    {
        for (long count = Math.Max(1, 1000 / options.Topics); ; count *= 2)
        {
            long start = Stopwatch.GetTimestamp();
            await PublishAsync(count);
            double seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
            if (seconds > WarmUpSeconds)
                return Math.Max(1, (long)(count / seconds * options.Seconds));
        }
    }

    async Task<FanoutSample> PublishAsync(long count)
    {
        long allocated = (await server.StatsAsync()).Allocated;
        var cpu = server.Cpu;
        long start = Stopwatch.GetTimestamp();
        await server.PublishAsync(count, options.Size);
        published += count;
        await UntilAsync(() => Task.FromResult(subscribers.TrueForAll(subscriber => subscriber.Items.Count >= published)));
        var elapsed = Stopwatch.GetElapsedTime(start);
        double deliveries = (double)count * options.Subscribers;
        cpu = server.Cpu - cpu;
        allocated = (await server.StatsAsync()).Allocated - allocated;
        Verify();
        return new FanoutSample(deliveries / elapsed.TotalSeconds, cpu.TotalSeconds / deliveries * 1e6, allocated / deliveries);
    }

    void Verify()
    {
        foreach (var subscriber in subscribers)
        {
            if (subscriber.Items.Count != published)
                throw new InvalidOperationException($"A subscriber got {subscriber.Items.Count} items of {published}.");
            subscriber.Items.VerifyChecked();
        }
    }

    async Task UntilAsync(Func<Task<bool>> isDone)
    {
        long start = Stopwatch.GetTimestamp();
        while (!await isDone())
        {
            foreach (var subscriber in subscribers)
            {
                if (subscriber.Receiving.IsCompleted)
                    await FailAsync(subscriber);
            }
            if (Stopwatch.GetElapsedTime(start) > Limit)
                throw new TimeoutException($"Of {published} items the slowest subscriber got {subscribers.Min(subscriber => subscriber.Items.Count)}.");
            await Task.Delay(1);
        }
    }

    static async Task FailAsync(Subscriber subscriber)
    {
        await subscriber.Receiving;
        throw new InvalidOperationException("The server closed a connection.");
    }

    public void Dispose()
    {
        foreach (var subscriber in subscribers)
            subscriber.Dispose();
    }
}
