using PushGen.AspNetCore;
using PushGen.EndToEnd.Tests.Behaviour;

namespace PushGen.EndToEnd.Tests.Chaos;

/// <summary>What was published to a session's topic, by the one publisher; what arrives is compared with it.</summary>
sealed class SessionTruth(Topic<Note> topic, int retain, Random random)
{
    readonly List<(Note Note, PushCursor Cursor)> published = [];
    readonly Lock gate = new();

    public int Count { get; private set; }

    public async Task PublishAsync(string? text = null)
    {
        var note = new Note(Count + 1, text ?? new string((char)random.Next('a', 'z'), random.Next(random.Next(200))));
        var cursor = await topic.PublishAsync(note, CancellationToken.None);
        lock (gate)
        {
            published.Add((note, cursor));
            Count++;
        }
        Assert.Equal(Count, cursor.Offset);
    }

    /// <summary>The item after <paramref name="position"/>, and it exactly.</summary>
    public async Task CheckItemAsync(long position, Note note, PushCursor cursor)
    {
        Assert.Equal(position + 1, cursor.Offset);
        Assert.Equal(await AtAsync(cursor.Offset), (note, cursor));
    }

    /// <summary>What the gap says is lost was not kept any more, and nothing else is.</summary>
    public async Task CheckGapAsync(PushCursor position, PushGap gap)
    {
        Assert.Equal((GapReason.Trimmed, position), (gap.Reason, gap.Requested));
        var to = gap.ResumesAfter;
        Assert.Equal((await AtAsync(to.Offset)).Cursor, to);
        Assert.Equal(to.Offset - position.Offset, gap.Lost);
        Assert.True(gap.Lost > 0, "Nothing is lost.");
        await AtAsync(to.Offset + retain);      // only so many items later may it be gone
    }

    // An item may be here before its publisher has noted it down. What is not published soon was never to be seen.
    async Task<(Note Note, PushCursor Cursor)> AtAsync(long offset)
    {
        for (int tries = 0; ; tries++)
        {
            lock (gate)
            {
                if (offset <= published.Count)
                    return published[(int)offset - 1];
            }
            Assert.True(tries < 1000, $"The item {offset} was not published.");
            await Task.Delay(tries < 100 ? 0 : 1, TestContext.Current.CancellationToken);
        }
    }
}
