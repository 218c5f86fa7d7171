using System.Diagnostics;

namespace PushGen.EndToEnd.Tests;

/// <summary>What the process holds when nothing is under way.</summary>
sealed record Footprint(long Bytes, int Threads, int Handles)
{
    const double Tolerance = 0.03;
    const int FewMore = 16;     // of the thread pool and of pooled sockets, which come and go

    /// <summary>Pools let go of what they do not need after some collections; the least of several is what counts.</summary>
    public static async Task<Footprint> TakeAsync()
    {
        long least = long.MaxValue;
        for (int i = 0; i < 10; i++)
        {
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
            GC.WaitForPendingFinalizers();
            var heap = GC.GetGCMemoryInfo(GCKind.FullBlocking);
            least = Math.Min(least, heap.HeapSizeBytes - heap.FragmentedBytes);
            await Task.Delay(10);
        }
        using var process = Process.GetCurrentProcess();
        return new(least, process.Threads.Count, OperatingSystem.IsLinux() ? Directory.GetFiles("/proc/self/fd").Length : process.HandleCount);
    }

    public void AssertNoMoreThan(Footprint before)
    {
        Assert.True(Bytes <= before.Bytes * (1 + Tolerance), $"{before} has become {this}.");
        Assert.True(Threads <= before.Threads + FewMore && Handles <= before.Handles + FewMore, $"{before} has become {this}.");
    }

    public override string ToString() => $"{Bytes / 1024} KiB, {Threads} threads, {Handles} handles";
}
