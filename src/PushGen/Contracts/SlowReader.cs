namespace PushGen;

/// <summary>What happens to a subscriber that is slower than its topic.</summary>
public enum SlowReader
{
    /// <summary>It reads on where it is, as long as the topic retains the items; then it is told of a gap.</summary>
    CatchUp = 0,

    /// <summary>It skips to the newest item. For topics whose newest item says everything, like a price or a position.</summary>
    Latest = 1,
}
