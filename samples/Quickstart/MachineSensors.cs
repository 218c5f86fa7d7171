using System.Diagnostics;
using System.Globalization;

namespace Quickstart;

/// <summary>The sensors: the operating system's and the runtime's own figures.</summary>
sealed class MachineSensors
{
    readonly Stopwatch sinceItems = Stopwatch.StartNew();
    (double Busy, double Total) processor = ProcessorTimes();
    long items = ThreadPool.CompletedWorkItemCount;
    double lastBusyShare;

    public double Read(Sensor sensor) => Math.Round(
        sensor switch
        {
            Sensor.Processor => BusyShare(),
            Sensor.Memory => MemoryShare(),
            Sensor.GcHeap => GC.GetTotalMemory(forceFullCollection: false) / (1024.0 * 1024.0),
            _ => ItemsPerSecond(),
        },
        2);

    double BusyShare()
    {
        var now = ProcessorTimes();
        if (now.Total > processor.Total)
            lastBusyShare = 100 * Math.Clamp((now.Busy - processor.Busy) / (now.Total - processor.Total), 0, 1);
        processor = now;
        return lastBusyShare;
    }

    /// <summary>Busy and total processor time so far: of the machine where /proc/stat tells it, else of this process.</summary>
    static (double Busy, double Total) ProcessorTimes()
    {
        if (!OperatingSystem.IsLinux())
        {
            using var self = Process.GetCurrentProcess();
            return (self.TotalProcessorTime.TotalSeconds, Stopwatch.GetTimestamp() * (double)Environment.ProcessorCount / Stopwatch.Frequency);
        }
        using var stat = File.OpenText("/proc/stat");
        double[] ticks = stat.ReadLine()!.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1..9].Select(text => double.Parse(text, CultureInfo.InvariantCulture)).ToArray();
        double total = ticks.Sum(), idle = ticks[3] + ticks[4];
        return (total - idle, total);
    }

    static double MemoryShare()
    {
        var memory = GC.GetGCMemoryInfo();
        if (memory.MemoryLoadBytes == 0)        // before the first collection nothing is known
        {
            GC.Collect(0);
            memory = GC.GetGCMemoryInfo();
        }
        return 100.0 * memory.MemoryLoadBytes / memory.TotalAvailableMemoryBytes;
    }

    double ItemsPerSecond()
    {
        long now = ThreadPool.CompletedWorkItemCount;
        double rate = (now - items) / sinceItems.Elapsed.TotalSeconds;
        items = now;
        sinceItems.Restart();
        return rate;
    }
}
