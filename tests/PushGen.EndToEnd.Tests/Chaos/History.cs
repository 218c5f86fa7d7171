using PushGen.AspNetCore;
using PushGen.EndToEnd.Tests.Behaviour;
using PushGen.EndToEnd.Tests.Simulation;

namespace PushGen.EndToEnd.Tests.Chaos;

/// <summary>
/// What was published to a topic whose store is lost, as a whole or its newest items. An item may only follow on the one that it was
/// published after, and a gap may only be told to who stands at something that was lost.
/// </summary>
sealed class History(string name)
{
    readonly Dictionary<PushCursor, (PushCursor Before, Note Note)> items = [];
    readonly HashSet<PushCursor> lost = [];
    readonly List<ulong> epochs = [];
    readonly Lock gate = new();
    int published;

    /// <summary>Before anybody can reach it: who comes before the first item is told a gap, too.</summary>
    public void Begin(Topic<Note> topic)
    {
        lock (gate)
            epochs.Add(topic.Head.Epoch);
    }

    public void Publish(Topic<Note> topic, string text = "")
    {
        lock (gate)
        {
            var before = topic.Head;
            var note = new Note(++published, text);
            var cursor = topic.PublishAsync(note, CancellationToken.None).AsTask().GetAwaiter().GetResult();       // the store in memory never waits
            Assert.Equal(before.Offset + 1, cursor.Offset);
            items.Add(cursor, (before, note));
        }
    }

    /// <summary>As a store does that falls back to a copy without the newest writes.</summary>
    public void LoseTail(PushServer server, int most)
    {
        lock (gate)
        {
            if (server.Store.Find(name) is not { } log)
                return;
            var head = log.Head;
            for (int left = TailLoss.Cut(log, most); left > 0; left--)
            {
                lost.Add(head);
                head = items[head].Before;
            }
        }
    }

    public async Task CheckItemAsync(PushCursor position, Note note, PushCursor cursor)
    {
        (PushCursor Before, Note Note) known;
        while (!Knows(cursor, out known))
            await Task.Delay(1, TestContext.Current.CancellationToken);     // its publisher still holds it
        Assert.Equal((position, known.Note), (known.Before, note));
    }

    bool Knows(PushCursor cursor, out (PushCursor Before, Note Note) known)
    {
        lock (gate)
            return items.TryGetValue(cursor, out known);
    }

    public void CheckGap(PushCursor position, PushGap gap)
    {
        Assert.Equal((position, null), (gap.Requested, gap.Lost));
        lock (gate)
        {
            if (gap.Reason == GapReason.Epoch)
                Assert.InRange(epochs.IndexOf(position.Epoch), 0, epochs.IndexOf(gap.ResumesAfter.Epoch) - 1);
            else
                Assert.True(gap.Reason is GapReason.Conflict or GapReason.Ahead && lost.Contains(position), $"The gap {gap} is false.");
        }
    }
}
