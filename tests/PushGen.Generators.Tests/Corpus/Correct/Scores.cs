using System.Text.Json.Serialization;
using PushGen.AspNetCore;

namespace Sports;

public sealed record Score(string Home, string Away, int HomeGoals, int AwayGoals, int Minute);
[JsonDerivedType(typeof(Goal), "goal"), JsonDerivedType(typeof(Card), "card")]
public record MatchEvent(int Minute);
public sealed record Goal(int Minute, string Scorer) : MatchEvent(Minute);
public sealed record Card(int Minute, string Player, bool Red) : MatchEvent(Minute);

[PushContract]
public interface ILiveScores
{
    [Topic(Replay = 1)] IAsyncEnumerable<Score> Score(int match, CancellationToken cancellationToken = default);
    [Topic(Replay = 100)] IAsyncEnumerable<MatchEvent> Events(int match, CancellationToken cancellationToken = default);
}

public sealed class Referee(LiveScoresPublisher live)
{
    Score score = new("Home", "Away", 0, 0, 0);

    public async Task GoalAsync(int match, int minute, string scorer, bool home)
    {
        score = home ? score with { HomeGoals = score.HomeGoals + 1, Minute = minute } : score with { AwayGoals = score.AwayGoals + 1, Minute = minute };
        await Task.WhenAll(
            live.Score(match).PublishAsync(score).AsTask(),
            live.Events(match).PublishAsync(new Goal(minute, scorer)).AsTask());
    }
}
