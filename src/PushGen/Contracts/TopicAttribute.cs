namespace PushGen;

/// <summary>
/// Makes an operation a topic: the server publishes, and all subscribers of the same key read one shared log. Without it an operation
/// that returns <see cref="IAsyncEnumerable{T}"/> is a stream, run by the server class for each caller.
/// </summary>
[AttributeUsage(AttributeTargets.Method, Inherited = false)]
public sealed class TopicAttribute : Attribute
{
    /// <summary>The most items that are retained per key; at least 1, default 1,000. A subscriber that falls further behind is told of a gap.</summary>
    public int Retain { get; set; } = 1000;

    /// <summary>The most bytes of encoded items that are retained per key; default 4 MiB. The newest item is always retained.</summary>
    public int RetainBytes { get; set; } = 4 * 1024 * 1024;

    /// <summary>How long an item is retained, in seconds; 0, the default, sets no limit.</summary>
    public int RetainSeconds { get; set; }

    /// <summary>How many of the retained items a new subscriber is given first; default 0. A resuming one goes on where it was.</summary>
    public int Replay { get; set; }

    /// <summary>What happens to a subscriber that is slower than the topic; default <see cref="SlowReader.CatchUp"/>.</summary>
    public SlowReader SlowReader { get; set; }

    /// <summary>True: the server class decides on each subscription, in the method <c>Authorize{Topic}</c> of the generated interface.</summary>
    public bool Gated { get; set; }

    /// <summary>True: each authenticated user has a topic of their own. The publisher names the user; a subscriber reads only their own.</summary>
    public bool PerUser { get; set; }

    /// <summary>True: everybody may read the topic, and shared caches may keep its pages. A start-up error together with any authorization.</summary>
    public bool Public { get; set; }
}
