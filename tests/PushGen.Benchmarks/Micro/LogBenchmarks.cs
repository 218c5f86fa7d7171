using BenchmarkDotNet.Attributes;
using PushGen.AspNetCore.Topics;

namespace PushGen.Benchmarks.Micro;

/// <summary>What a publish and its readers do to the log.</summary>
public class LogBenchmarks
{
    readonly LogBatch batch = new();
    readonly NoListener listener = new();
    TopicLog log = null!, read = null!;
    Broadcast group = null!;
    WaitingLoop[] loops = [];

    /// <summary>Who waits for more.</summary>
    [Params(1, 100)]
    public int Readers { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        log = Samples.Log();
        read = Samples.Log();
        for (int i = 0; i < Samples.Items; i++)
            read.TryAppend(Samples.Data, out _);
        group = new Broadcast(new Lock());
        loops = new WaitingLoop[Readers];
        for (int i = 0; i < Readers; i++)
        {
            Samples.Reader(log, ReadStart.Latest, listener);
            loops[i] = new WaitingLoop();
            group.Add(new LogReader(read, ReadStart.Latest, ReaderGapPolicy.Earliest, loops[i].Signal));
        }
    }

    /// <summary>With the scheduling of a wake-up, but not the wake-ups.</summary>
    [Benchmark]
    public bool Append() => log.TryAppend(Samples.Data, out _);

    /// <summary>What the work item of a burst does: each reader's loop goes on and waits again.</summary>
    [Benchmark]
    public void WakeAll() => ((IThreadPoolWorkItem)group).Execute();

    /// <summary>Each reader takes all items.</summary>
    [Benchmark]
    public int ReadBatch()
    {
        int items = 0;
        for (int i = 0; i < Readers; i++)
        {
            using var reader = new LogReader(read, ReadStart.Earliest, ReaderGapPolicy.Earliest, listener);
            reader.Read(Samples.Items, int.MaxValue, batch);
            items += batch.Count;
        }
        return items;
    }
}

/// <summary>Waits, is woken, and waits again, as the loop of a connection does.</summary>
sealed class WaitingLoop
{
    public WaitingLoop() => _ = RunAsync();

    public WakeSignal Signal { get; } = new(TimeProvider.System);

    async Task RunAsync()
    {
        while (await Signal.WaitAsync(Timeout.InfiniteTimeSpan))
        {
        }
    }
}
