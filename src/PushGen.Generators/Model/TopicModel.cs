namespace PushGen.Generators.Model;

/// <summary>What only topics have.</summary>
sealed record TopicModel
{
    /// <summary>The options that the attribute sets, like <c>Replay = 1</c>.</summary>
    public required EquatableArray<string> Options { get; init; }

    /// <summary>The server interface's method that decides on subscriptions; null where nobody asks.</summary>
    public required string? Gate { get; init; }

    /// <summary>What the publisher's user id parameter is called; null where the topic is not per user.</summary>
    public required string? UserId { get; init; }
}
