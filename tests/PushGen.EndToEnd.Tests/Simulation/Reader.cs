using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace PushGen.EndToEnd.Tests.Simulation;

/// <summary>
/// The application: takes items, restarts, goes on after gaps; and knows of each item whether it is the one that has to come. Gaps that are
/// not thrown it learns from the log, at their place between the items.
/// </summary>
sealed class Reader(PushConnection connection, World world, GapPolicy policy, PushCursor? start) : IDisposable
{
    static readonly JsonTypeInfo<int> Int = (JsonTypeInfo<int>)JsonSerializerOptions.Default.GetTypeInfo(typeof(int));
    static readonly FeedSource Source = new(World.Topic, "", "", null);

    readonly Queue<(long After, PushGap Gap)> told = new();
    CancellationTokenSource stop = new();
    SubscriptionLoop<int>? loop;
    Task running = Task.CompletedTask;
    PushCursor? at, kept = start;
    bool gapBefore, begun;

    /// <summary>The application's own record of where it is.</summary>
    public PushCursor? At => at;

    public void Start()
    {
        at = kept is { IsItem: true } ? kept : null;
        gapBefore = begun = false;
        told.Clear();
        stop = new();
        loop = new(connection, Source, new ItemFormat<int>(Int, false, World.Topic), kept, policy);
        running = loop.RunAsync(stop.Token);
    }

    /// <summary>The process ends; what it had not taken is gone. The cursor was kept.</summary>
    public void Restart()
    {
        stop.Cancel();
        Broken.Unless(running.Wait(TimeSpan.FromSeconds(10)), "a canceled subscription goes on");       // a canceled delay ends on another thread
        stop.Dispose();
        Start();
    }

    /// <summary>Only the first connection tells where the subscription begins: later ones go on from items that may still be in the queue.</summary>
    public void Began(PushCursor? cursor)
    {
        if (!begun)
            at ??= cursor;
        begun = true;
    }

    public void Told(PushGap gap) => told.Enqueue((loop!.Taken + connection.Options.BufferSize - loop.Room, gap));

    /// <summary>Takes one item. False if there was none.</summary>
    public bool Take()
    {
        if (!loop!.Items.TryTake(out var delivery))
        {
            if (running.IsCompleted)
                GoOnAfterFailure();
            return false;
        }
        PassGaps(loop.Taken - 1);
        Check(delivery);
        at = kept = delivery.Cursor;
        gapBefore = false;
        world.Count("items");
        return true;
    }

    void Check(Delivery<int> delivery)
    {
        var (value, previous) = world.Truth.Of(delivery.Cursor);
        Broken.Unless(value == delivery.Item, "another item under this cursor");
        if (at is not { } last)
            return;
        if (world.NewestOnly && !gapBefore)
            Broken.Unless(delivery.Cursor.Epoch == last.Epoch && delivery.Cursor.Offset > last.Offset, "silent: repeated, reordered, or of another store");
        else if (!world.NewestOnly)
            Broken.Unless(previous == last || (gapBefore && delivery.Cursor == last), $"silent: after {last} came {delivery.Cursor}");
    }

    void PassGaps(long taken)
    {
        while (told.TryPeek(out var next) && next.After <= taken)
        {
            told.Dequeue();
            if (!world.NewestOnly && at is { } last)
                Broken.Unless(next.Gap.Requested == last, $"a gap after {next.Gap.Requested}, where the application is at {last}");
            at = next.Gap.ResumesAfter;
            gapBefore = true;
            world.Count("gaps told");
        }
    }

    void GoOnAfterFailure()
    {
        PushGap? last = told.Count > 0 ? told.Last().Gap : null;
        PassGaps(long.MaxValue);
        var failure = Assert.ThrowsAny<Exception>(() => loop!.Items.WaitToTakeAsync(default).AsTask().GetAwaiter().GetResult());
        if (failure is not PushGapException { Gap: { } thrown })
            throw new BrokenPromiseException($"the subscription ended: {failure}");
        Broken.Unless(policy == GapPolicy.Throw && thrown == last, "another gap is thrown than was told");
        kept = thrown.ResumesAfter;
        world.Count("gaps thrown");
        Start();
    }

    public void Dispose()
    {
        stop.Cancel();
        stop.Dispose();
    }
}
