using System.Text;
using Microsoft.Extensions.Time.Testing;
using PushGen.AspNetCore.Topics;

namespace PushGen.EndToEnd.Tests.Simulation;

/// <summary>A store that comes back without its newest items and uses their offsets again, in the same epoch.</summary>
public sealed class RewrittenHistoryTests
{
    const int Trials = 1000;

    static readonly LogSettings Settings = new(1000, int.MaxValue, null, 0, default);

    [Fact]
    public void OffsetsUsedAgain_ReaderOfTheLostItemsIsTold()
    {
        int seed = Random.Shared.Next();
        var random = new Random(seed);
        int conflicts = 0, aheads = 0, resumed = 0;
        for (int trial = 0; trial < Trials; trial++)
        {
            var time = new FakeTimeProvider();
            var old = new TopicLog(Settings, time, new PushCursor(7, 0, 0));
            var cursors = Append(old, random.Next(1, 30));
            var kept = cursors[random.Next(cursors.Count)];
            var reader = cursors[random.Next(cursors.Count)];

            var now = new TopicLog(Settings, time, kept);
            Append(now, random.Next(0, 30));
            var batch = new LogBatch();
            new LogReader(now, ReadStart.After(reader), ReaderGapPolicy.Earliest, new Listener()).Read(1000, int.MaxValue, batch);

            var expected = reader.Offset == kept.Offset ? (GapReason?)null
                : reader.Offset < kept.Offset ? GapReason.Trimmed
                : reader.Offset > now.Head.Offset ? GapReason.Ahead
                : GapReason.Conflict;
            Assert.True(batch.Gap?.Reason == expected, $"seed {seed}, trial {trial}: {batch.Gap} where {expected} is so");
            Assert.Equal(now.Head.Offset - kept.Offset, batch.Entries.Count);
            conflicts += expected == GapReason.Conflict ? 1 : 0;
            aheads += expected == GapReason.Ahead ? 1 : 0;
            resumed += expected is null ? 1 : 0;
        }
        TestContext.Current.TestOutputHelper?.WriteLine($"seed {seed}: {Trials} trials, conflict {conflicts}, ahead {aheads}, resumed {resumed}");
        Assert.True(conflicts > 20 && aheads > 20 && resumed > 20);
    }

    static List<PushCursor> Append(TopicLog log, int count)
    {
        List<PushCursor> cursors = [];
        for (int i = 0; i < count; i++)
        {
            Assert.True(log.TryAppend(Encoding.UTF8.GetBytes($"{i}"), out var cursor));
            cursors.Add(cursor);
        }
        return cursors;
    }
}
