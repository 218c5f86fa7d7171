namespace PushGen.AspNetCore.Topics;

/// <summary>What a log retains, and how its readers are treated.</summary>
sealed record LogSettings(int Retain, long RetainBytes, TimeSpan? RetainFor, int Replay, SlowReader SlowReader)
{
    /// <param name="topic">What the contract's author set.</param>
    /// <param name="path">The topic's, for the message.</param>
    /// <exception cref="InvalidOperationException">A number is out of range.</exception>
    public static LogSettings From(TopicAttribute topic, string path)
    {
        Require(topic.Retain >= 1, path, nameof(topic.Retain), "at least 1");
        Require(topic.RetainBytes >= 1, path, nameof(topic.RetainBytes), "at least 1");
        Require(topic.RetainSeconds >= 0, path, nameof(topic.RetainSeconds), "0 or more");
        Require(topic.Replay >= 0, path, nameof(topic.Replay), "0 or more");
        Require(topic.Replay <= topic.Retain, path, nameof(topic.Replay), $"at most {nameof(topic.Retain)}, which is {topic.Retain}");
        Require(topic.SlowReader != SlowReader.Latest || topic.Replay <= 1, path, nameof(topic.Replay), "0 or 1 with SlowReader.Latest, which gives a reader the newest item only");
        return new LogSettings(
            topic.Retain, topic.RetainBytes, topic.RetainSeconds > 0 ? TimeSpan.FromSeconds(topic.RetainSeconds) : null, topic.Replay, topic.SlowReader);
    }

    static void Require(bool holds, string path, string option, string rule)
    {
        if (!holds)
            throw new InvalidOperationException($"The topic '{path}' has [Topic({option} = …)] out of range: it must be {rule}.");
    }
}
