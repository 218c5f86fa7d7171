namespace PushGen.AspNetCore.Topics;

/// <summary>What a log retains, and how its readers are treated.</summary>
sealed record LogSettings(int Retain, long RetainBytes, TimeSpan? RetainFor, int Replay, SlowReader SlowReader)
{
    public static LogSettings From(TopicAttribute topic) => new(
        topic.Retain, topic.RetainBytes, topic.RetainSeconds > 0 ? TimeSpan.FromSeconds(topic.RetainSeconds) : null, topic.Replay, topic.SlowReader);
}
