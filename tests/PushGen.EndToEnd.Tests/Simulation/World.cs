using System.Globalization;
using System.Text;
using Microsoft.Extensions.Time.Testing;
using PushGen.AspNetCore.Topics;

namespace PushGen.EndToEnd.Tests.Simulation;

/// <summary>The server's side: the store, its publisher, who keeps the truth, and all that befalls a store.</summary>
sealed class World(LogSettings settings, int maxRemainders, FakeTimeProvider time)
{
    public const string Topic = "simulated/topic?key=1";

    readonly SortedDictionary<string, long> counts = new(StringComparer.Ordinal);
    LogStore store = new(time, maxRemainders);
    int published, others;

    public Truth Truth { get; } = new(settings, time);

    public bool NewestOnly => settings.SlowReader == SlowReader.Latest;

    public IReadOnlyDictionary<string, long> Counts => counts;

    /// <summary>Told where a connection begins to read; null if only the first item will tell.</summary>
    public Action<PushCursor?> Began { get; set; } = _ => { };

    public void Count(string what, long number = 1) => counts[what] = counts.GetValueOrDefault(what) + number;

    public LogReader Open(ReadStart start, ReaderGapPolicy policy) => store.Open(Topic, settings, start, policy, new Listener());

    public void GapRead(PushGap gap, ReaderGapPolicy policy)
    {
        Truth.Judge(gap, policy);
        Count("gap " + gap.Reason);
    }

    public void Publish()
    {
        string json = (++published).ToString(CultureInfo.InvariantCulture);
        Broken.Unless(store.GetOrAdd(Topic, settings).TryAppend(Encoding.UTF8.GetBytes(json), out var cursor), "a log in use was dropped");
        Truth.Published(cursor, published);
        Count("published");
    }

    public void DropIdle()
    {
        bool held = store.Find(Topic) is not null;
        time.Advance(TimeSpan.FromMilliseconds(1));
        store.DropIdle(TimeSpan.Zero, static _ => true);
        if (!held || store.Find(Topic) is not null)
            return;
        Truth.Dropped();
        Count("dropped idle");
    }

    /// <summary>Other topics come and go, until what they leave is too much to keep.</summary>
    public void DiscardRemainders()
    {
        ulong before = store.Epoch;
        for (int i = 0; i <= maxRemainders; i++)
            store.GetOrAdd($"simulated/other?key={others++}", settings).TryAppend("0"u8, out _);
        DropIdle();
        Broken.Unless(store.Epoch != before, "remainders were discarded without a new epoch");
        Count("remainders discarded");
    }

    public void Restart()
    {
        store = new(time, maxRemainders);
        Count("restart");
    }

    public void LoseTail(int most)
    {
        if (store.Find(Topic) is not { } log || TailLoss.Cut(log, most) is not (> 0 and int lost))
            return;
        Truth.LostTail(lost);
        Count("tail lost");
    }
}
