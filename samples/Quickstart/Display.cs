using System.Globalization;
using PushGen;

namespace Quickstart;

/// <summary>A table that is drawn over itself on a terminal, and plain lines where output is redirected.</summary>
sealed class Display(IReadOnlyList<Watcher> watchers)
{
    readonly bool redirected = Console.IsOutputRedirected;
    int drawn;

    public async Task RunAsync(TimeSpan duration, CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(redirected ? TimeSpan.FromSeconds(1) : TimeSpan.FromMilliseconds(250));
        long end = Environment.TickCount64 + (long)duration.TotalMilliseconds;
        try
        {
            while (Environment.TickCount64 < end && await timer.WaitForNextTickAsync(cancellationToken))
                Draw();
        }
        catch (OperationCanceledException)
        {
            // Ctrl+C: the summary follows.
        }
    }

    void Draw()
    {
        if (redirected)
        {
            Console.WriteLine(string.Join("   ", watchers.Select(watcher => $"{NameOf(watcher.Transport)} {watcher.Tally.Items} items")));
            return;
        }
        if (drawn > 0)
            Console.Write($"\e[{drawn}A");
        drawn = 0;
        Line($"{"",-18}{string.Concat(Sampler.Sensors.Select(sensor => $"{HeadOf(sensor),13}"))}{"items",9}{"alerts",8}{"calls",7}{"history",9}");
        foreach (var watcher in watchers)
        {
            var tally = watcher.Tally;
            string values = string.Concat(Sampler.Sensors.Select(sensor => $"{Text(tally.Values.GetValueOrDefault(sensor), "0.0"),13}"));
            Line($"{NameOf(watcher.Transport),-18}{values}{tally.Items,9}{tally.Alerts,8}{tally.Calls,7}{tally.HistoryItems,9}");
        }
        Line(watchers.Select(watcher => watcher.Tally.LastAlert).FirstOrDefault(alert => alert is not null) is { } last
            ? $"last alert: {last.Reading.Sensor} {Text(last.Reading.Value, "0.0")} is above {Text(last.Level, "0.0")}"
            : "no alert yet");
    }

    void Line(string text)
    {
        Console.WriteLine("\e[2K" + text);
        drawn++;
    }

    /// <summary>One row per transport. True if every one had items, and none lost, repeated or re-ordered any.</summary>
    public bool Summarize()
    {
        Console.WriteLine();
        Console.WriteLine("transport           items    lost  repeated  out of order    p50 ms    p99 ms    alerts   calls");
        foreach (var watcher in watchers)
        {
            var tally = watcher.Tally;
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{NameOf(watcher.Transport),-18}{tally.Items,7}{tally.Lost,8}{tally.Repeated,10}{tally.OutOfOrder,14}{tally.Percentile(0.5),10:0.00}{tally.Percentile(0.99),10:0.00}{tally.Alerts,10}{tally.Calls,8}"));
        }
        Console.WriteLine("(Each client counts from its own first reading on; ms is from publish to await foreach.)");
        return watchers.All(watcher => watcher.Tally is { Items: > 0, Lost: 0, Repeated: 0, OutOfOrder: 0, Calls: > 0, HistoryItems: > 0 });
    }

    static string HeadOf(Sensor sensor) => sensor switch
    {
        Sensor.Processor => "processor %",
        Sensor.Memory => "memory %",
        Sensor.GcHeap => "GC heap MiB",
        _ => "pool items/s",
    };

    static string NameOf(PushTransports transport) => transport switch
    {
        PushTransports.LongPolling => "long polling",
        PushTransports.ServerSentEvents => "SSE",
        _ => "WebSocket",
    };

    static string Text(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);
}
