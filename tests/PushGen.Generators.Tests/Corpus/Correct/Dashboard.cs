using Microsoft.Extensions.Hosting;
using PushGen.AspNetCore;

namespace Ops.Dashboards;

public sealed record Gauge(string Name, double Value, string Unit);

public sealed record Snapshot(DateTimeOffset At, IReadOnlyList<Gauge> Gauges);

[PushContract]
public interface IOpsDashboard
{
    [Topic(Retain = 1, Replay = 1, SlowReader = SlowReader.Latest)]
    IAsyncEnumerable<Snapshot> Live(string cluster, CancellationToken cancellationToken = default);
}

/// <summary>Publishes every second, whoever looks.</summary>
public sealed class DashboardPump(OpsDashboardPublisher publisher, TimeProvider time) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var live = publisher.Live("eu-1");
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(1), time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            if (live.SubscriberCount == 0)
                continue;
            await live.PublishAsync(new Snapshot(time.GetUtcNow(), [new("cpu", 0.3, "%"), new("heap", 120, "MiB")]), stoppingToken);
        }
    }
}
