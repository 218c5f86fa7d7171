using System.Text;
using PushGen.AspNetCore.Topics;

namespace PushGen.Benchmarks.Micro;

/// <summary>What the benchmarks work on: items of 100 bytes, many of them at once.</summary>
static class Samples
{
    public const int Items = 100;

    public static readonly byte[] Data = Encoding.ASCII.GetBytes("{\"bid\":12.34,\"ask\":12.36,\"timestamp\":1234567890123456,\"symbol\":\"MSFT".PadRight(98, 'X') + "\"}");

    public static readonly PushCursor Start = new(PushCursor.NewEpoch(), 0, 0);

    public static PushCursor CursorOf(long item) => new(Start.Epoch, item, (uint)item);

    public static TopicLog Log() => new(new LogSettings(Retain: 100_000, RetainBytes: 4_000_000, null, Replay: 0, SlowReader.CatchUp), TimeProvider.System, Start);

    public static LogReader Reader(TopicLog log, ReadStart start, ILogListener listener)
    {
        var reader = new LogReader(log, start, ReaderGapPolicy.Earliest, listener);
        log.TryRegister(reader);
        return reader;
    }

    /// <summary>All items in one batch.</summary>
    public static LogBatch Batch()
    {
        var log = Log();
        for (int i = 0; i < Items; i++)
            log.TryAppend(Data, out _);
        var batch = new LogBatch();
        Reader(log, ReadStart.Earliest, new NoListener()).Read(Items, int.MaxValue, batch);
        return batch;
    }
}

/// <summary>Does nothing when it is woken.</summary>
sealed class NoListener : ILogListener
{
    public void OnAppended()
    {
    }
}
