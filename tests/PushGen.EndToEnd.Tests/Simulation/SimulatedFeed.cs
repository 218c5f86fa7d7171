using PushGen.AspNetCore.Topics;

namespace PushGen.EndToEnd.Tests.Simulation;

/// <summary>One connection: a server's window at one end, a subscription at the other, and what is on its way between them.</summary>
abstract class SimulatedFeed(World world, FeedRequest request, IFeedSink sink)
{
    // Continuations run inline, on the driver's thread.
    readonly TaskCompletionSource<FeedEnd> ended = new();
    readonly LogBatch batch = new();
    LogReader? reader;

    public Task<FeedEnd> Ended => ended.Task;

    protected World World => world;

    protected IFeedSink Sink => sink;

    protected FeedRequest Request { get; set; } = request;

    protected ReaderGapPolicy Policy => Request.Gap == GapPolicy.FromLatest ? ReaderGapPolicy.Latest : ReaderGapPolicy.Earliest;

    /// <summary>The server reads its log.</summary>
    public abstract void Serve(int items);

    /// <summary>The client reads what has come.</summary>
    public abstract void Bring(int blocks);

    /// <summary>Something between the two swallows a block.</summary>
    public virtual bool Swallow(Random random) => false;

    /// <summary>Something between the two sends the last item once more.</summary>
    public virtual bool Repeat() => false;

    public void End(FeedEnd end)
    {
        Close();
        ended.TrySetResult(end);
    }

    public void Cancel()
    {
        Close();
        ended.TrySetCanceled();
    }

    protected LogReader Open() => reader = world.Open(Request.After is { } after ? ReadStart.After(after) : ReadStart.Replay, Policy);

    protected void Close()
    {
        reader?.Dispose();
        reader = null;
    }

    protected LogBatch Read(int items)
    {
        reader!.Read(items, int.MaxValue, batch);
        if (batch.Gap is { } gap)
            world.GapRead(gap, Policy);
        return batch;
    }

    protected bool Give(PushGap gap) => Sink.Gap(gap) || Drop();

    protected bool Give(LogItem entry) => Sink.Item(entry.Cursor, entry.Data) || Drop();

    bool Drop()
    {
        End(FeedEnd.Dropped);
        return false;
    }
}
