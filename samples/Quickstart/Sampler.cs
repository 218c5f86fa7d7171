using Microsoft.Extensions.Hosting;

namespace Quickstart;

/// <summary>Reads the sensors every 100 ms and publishes what they say.</summary>
public sealed class Sampler(MachineMonitorPublisher publisher, ReadingHistory history) : BackgroundService
{
    public static readonly Sensor[] Sensors = Enum.GetValues<Sensor>();

    readonly MachineSensors machine = new();
    long number;

    /// <summary>How many readings of each sensor were published.</summary>
    public long Published => Volatile.Read(ref number);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var topics = Sensors.ToDictionary(sensor => sensor, publisher.Readings);    // handles are kept: no look-up per reading
        var alerts = publisher.Alerts();
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                foreach (var sensor in Sensors)
                {
                    var reading = new Reading(sensor, number + 1, machine.Read(sensor), DateTimeOffset.UtcNow);
                    history.Add(reading);
                    await topics[sensor].PublishAsync(reading, CancellationToken.None);
                    if (reading.Value > history.AlertLevel(sensor))
                        await alerts.PublishAsync(new Alert(reading, history.AlertLevel(sensor)), CancellationToken.None);
                }
                Volatile.Write(ref number, number + 1);
            }
        }
        catch (OperationCanceledException)
        {
            // The sample is over, or Ctrl+C.
        }
    }
}
