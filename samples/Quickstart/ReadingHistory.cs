using System.Collections.Concurrent;

namespace Quickstart;

/// <summary>The last readings of each sensor and the alert levels. Safe for concurrent use.</summary>
public sealed class ReadingHistory
{
    const int Kept = 1000;

    readonly ConcurrentDictionary<Sensor, Queue<Reading>> readings = new();
    readonly ConcurrentDictionary<Sensor, double> levels = new();

    public void Add(Reading reading)
    {
        var queue = readings.GetOrAdd(reading.Sensor, _ => new Queue<Reading>());
        lock (queue)
        {
            if (queue.Count == Kept)
                queue.Dequeue();
            queue.Enqueue(reading);
        }
    }

    public Reading[] Last(Sensor sensor, int count)
    {
        if (!readings.TryGetValue(sensor, out var queue))
            return [];
        lock (queue)
            return queue.Skip(Math.Max(0, queue.Count - count)).ToArray();
    }

    public void SetAlertLevel(Sensor sensor, double level) => levels[sensor] = level;

    public double AlertLevel(Sensor sensor) => levels.GetValueOrDefault(sensor, double.MaxValue);
}
