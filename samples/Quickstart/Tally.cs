namespace Quickstart;

/// <summary>What one client was given, compared with what was published. Safe for concurrent use.</summary>
sealed class Tally
{
    readonly Lock gate = new();
    readonly Dictionary<Sensor, SortedSet<long>> missing = [];
    readonly Dictionary<Sensor, long> last = [];
    readonly List<double> milliseconds = [];
    DateTimeOffset timedFrom = DateTimeOffset.MaxValue;

    public long Items { get; private set; }

    public long Lost { get; private set; }

    public long Repeated { get; private set; }

    public long OutOfOrder { get; private set; }

    public long Alerts { get; private set; }

    public long Calls { get; private set; }

    public long HistoryItems { get; private set; }

    public Alert? LastAlert { get; private set; }


    public Dictionary<Sensor, double> Values { get; } = [];

    /// <summary>Readings published before are counted, but not timed: a replayed one waited for its reader, and code that runs first is compiled first.</summary>
    public void TimeFrom(DateTimeOffset start)
    {
        lock (gate)
            timedFrom = start;
    }

    /// <summary>Takes one reading. The first of each sensor sets where counting begins.</summary>
    public void Add(Reading reading, DateTimeOffset now)
    {
        lock (gate)
        {
            Items++;
            Values[reading.Sensor] = reading.Value;
            if (!last.TryGetValue(reading.Sensor, out long before))
            {
                last[reading.Sensor] = reading.Number;
                missing[reading.Sensor] = [];
                return;
            }
            if (reading.At >= timedFrom)
                milliseconds.Add((now - reading.At).TotalMilliseconds);
            if (reading.Number > before)
            {
                for (long skipped = before + 1; skipped < reading.Number; skipped++)
                    missing[reading.Sensor].Add(skipped);
                last[reading.Sensor] = reading.Number;
            }
            else if (missing[reading.Sensor].Remove(reading.Number))
            {
                OutOfOrder++;
            }
            else
            {
                Repeated++;
            }
        }
    }

    public void Add(Alert alert)
    {
        lock (gate)
        {
            Alerts++;
            LastAlert = alert;
        }
    }

    public void CountCalls(int count)
    {
        lock (gate)
            Calls += count;
    }

    public void CountHistory()
    {
        lock (gate)
            HistoryItems++;
    }

    public async Task WaitForAsync(long published, CancellationToken cancellationToken)
    {
        while (!HasAll(published) && !cancellationToken.IsCancellationRequested)
            await Task.Delay(20, CancellationToken.None);
    }

    bool HasAll(long published)
    {
        lock (gate)
            return Sampler.Sensors.All(sensor => last.GetValueOrDefault(sensor) >= published);
    }

    /// <summary>Counts what never came, also after the last item that did.</summary>
    public void Finish(long published)
    {
        lock (gate)
        {
            foreach (var sensor in Sampler.Sensors)
                Lost += last.TryGetValue(sensor, out long number) ? missing[sensor].Count + Math.Max(0, published - number) : published;
        }
    }

    /// <summary>Milliseconds from publish to <c>await foreach</c> that the given share of the items stayed within.</summary>
    public double Percentile(double share)
    {
        lock (gate)
        {
            if (milliseconds.Count == 0)
                return double.NaN;
            var sorted = milliseconds.Order().ToArray();
            return sorted[Math.Min(sorted.Length - 1, (int)(share * sorted.Length))];
        }
    }
}
