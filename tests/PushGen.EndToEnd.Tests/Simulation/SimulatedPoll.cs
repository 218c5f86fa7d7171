using PushGen.AspNetCore.Topics;

namespace PushGen.EndToEnd.Tests.Simulation;

/// <summary>Page after page: each opens the log anew with the cursor that the page before gave, and arrives whole or not at all.</summary>
sealed class SimulatedPoll(World world, FeedRequest request, IFeedSink sink) : SimulatedFeed(world, request, sink)
{
    PushGap? gap;
    List<LogItem>? items;
    PushCursor position;

    public override void Serve(int count)
    {
        if (items is not null || Sink.Room == 0)
            return;
        Open();
        var batch = Read(Math.Min(count, Sink.Room));
        bool held = Request.After is { IsItem: true } && batch.IsEmpty;
        if (!held)
        {
            gap = batch.Gap;
            items = [.. batch.Entries];
            position = batch.Position;
        }
        Close();
    }

    public override void Bring(int blocks)
    {
        if (items is not { } page)
            return;
        items = null;
        var asked = Request.After is { IsItem: true } after ? after : page.Count == 0 ? position : (PushCursor?)null;
        Sink.Ready(asked);
        World.Began(asked);
        Request = Request with { After = position };
        if (gap is not null && !Give(gap))
            return;
        foreach (var entry in page)
        {
            if (!Give(entry))
                return;
        }
    }
}
