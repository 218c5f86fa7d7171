using PushGen.AspNetCore.Topics;

namespace PushGen.EndToEnd.Tests.Simulation;

/// <summary>A connection that stays: as an event stream read as far as the wire holds, or as a socket with credit.</summary>
sealed class SimulatedStream : SimulatedFeed
{
    const int WireHolds = 40;

    readonly Queue<object?> onTheWay = new();       // a gap, an item, or null: what was swallowed
    readonly bool credit;
    readonly PushCursor start;
    bool isReady;
    long allowed, sent, brought;
    LogItem? last;

    public SimulatedStream(World world, FeedRequest request, IFeedSink sink, bool credit) : base(world, request, sink)
    {
        this.credit = credit;
        start = Open().Position;
        allowed = sink.Room;
    }

    public override void Serve(int items)
    {
        int most = credit ? (int)Math.Min(items, allowed - sent) : items;
        if (most <= 0 || onTheWay.Count >= WireHolds)
            return;
        var batch = Read(most);
        if (batch.Gap is { } gap)
            onTheWay.Enqueue(gap);
        foreach (var entry in batch.Entries)
            onTheWay.Enqueue(entry);
        sent += batch.Entries.Count;
    }

    public override void Bring(int blocks)
    {
        if (!isReady)
        {
            isReady = true;
            Sink.Ready(start);
            World.Began(start);
        }
        while (blocks-- > 0 && Sink.Room > 0 && onTheWay.TryDequeue(out object? block))
        {
            if (block is PushGap gap)
            {
                last = null;        // what was before a gap is not sent again: the gap may lead back before it
                if (!Give(gap))
                    return;
            }
            else if (block is LogItem entry)
            {
                brought++;
                last = entry;
                if (!Give(entry))
                    return;
            }
            else
                brought++;
        }
        allowed = Math.Max(allowed, brought + Sink.Room);
    }

    // Only an item before another one: the client sees that hole at once. A gap that is swallowed, or an item before a gap, no cursor shows.
    public override bool Swallow(Random random)
    {
        object?[] blocks = [.. onTheWay];
        if (blocks.Length < 2)
            return false;
        int index = random.Next(blocks.Length - 1);
        if (blocks[index] is not LogItem || blocks[index + 1] is not LogItem)
            return false;
        blocks[index] = null;
        onTheWay.Clear();
        foreach (object? block in blocks)
            onTheWay.Enqueue(block);
        return true;
    }

    public override bool Repeat()
    {
        if (last is null || Sink.Room == 0)
            return false;
        Give(last);
        return true;
    }
}
