using PushGen;

namespace Quickstart;

/// <summary>One client, pinned to one transport: subscribes to everything, makes calls, reads the stream, and checks what it is given.</summary>
sealed class Watcher(string address, PushTransports transport) : IAsyncDisposable
{
    readonly MachineMonitorClient client = new(address, new PushClientOptions { Transports = transport });
    readonly CancellationTokenSource stopping = new();
    readonly List<Task> running = [];

    public PushTransports Transport => transport;

    public Tally Tally { get; } = new();

    /// <summary>Subscribes, and returns when the first item of each sensor has come.</summary>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var first = new List<Task>();
        foreach (var sensor in Sampler.Sensors)
        {
            var came = new TaskCompletionSource();
            first.Add(came.Task.WaitAsync(cancellationToken));
            running.Add(WatchReadingsAsync(sensor, came));
        }
        running.Add(WatchAlertsAsync());
        running.Add(CallAsync());
        var failed = Task.WhenAny(running).Unwrap();
        await await Task.WhenAny(Task.WhenAll(first), failed);
    }

    async Task WatchReadingsAsync(Sensor sensor, TaskCompletionSource came)
    {
        await foreach (var reading in client.Readings(sensor).WithCancellation(stopping.Token))
        {
            Tally.Add(reading, DateTimeOffset.UtcNow);
            came.TrySetResult();
        }
    }

    async Task WatchAlertsAsync()
    {
        await foreach (var alert in client.Alerts().WithCancellation(stopping.Token))
            Tally.Add(alert);
    }

    /// <summary>Every second: asks what machine it is, sets an alert level, and reads the history.</summary>
    async Task CallAsync()
    {
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(1));
        do
        {
            await client.Describe(stopping.Token);
            double newest = 0;
            await foreach (var reading in client.History(Sensor.Processor, count: 5, stopping.Token))
            {
                newest = reading.Value;
                Tally.CountHistory();
            }
            await client.SetAlertLevel(Sensor.Processor, Math.Min(newest, 90), stopping.Token);
            Tally.CountCalls(2);
        }
        while (await timer.WaitForNextTickAsync(stopping.Token));
    }

    /// <summary>Waits until all that was published has come, or the time is up; then ends. A failure of any part is thrown.</summary>
    public async Task StopAsync(long published, TimeSpan patience)
    {
        using var timeout = new CancellationTokenSource(patience);
        await Tally.WaitForAsync(published, timeout.Token);
        await stopping.CancelAsync();
        try
        {
            await Task.WhenAll(running);
        }
        catch (OperationCanceledException)
        {
            // That is how they end.
        }
        Tally.Finish(published);
    }

    public async ValueTask DisposeAsync()
    {
        await client.DisposeAsync();
        stopping.Dispose();
    }
}
