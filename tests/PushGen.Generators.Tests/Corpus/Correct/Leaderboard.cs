using System.Linq;
using PushGen.AspNetCore;

namespace Arcade;

public sealed record Entry(int Rank, string Player, long Points);

[PushContract]
public interface ILeaderboard
{
    [Topic(Retain = 1, Replay = 1, SlowReader = SlowReader.Latest, Public = true)]
    IAsyncEnumerable<Entry[]> Top(string game, int count = 10, CancellationToken cancellationToken = default);

    Task<Entry?> Submit(string game, long points, CancellationToken cancellationToken = default);
}

public sealed class LeaderboardServer(LeaderboardPublisher publisher, PushContext context) : ILeaderboardServer
{
    static readonly SortedList<long, string> Best = [];

    public async Task<Entry?> Submit(string game, long points, CancellationToken cancellationToken)
    {
        Entry[] entries;
        lock (Best)
        {
            Best[-points] = context.UserId;
            entries = [.. Best.Select((pair, i) => new Entry(i + 1, pair.Value, -pair.Key))];
        }
        await publisher.Top(game, 10).PublishAsync([.. entries.Take(10)], cancellationToken);
        return entries.FirstOrDefault(entry => entry.Player == context.UserId);
    }
}
