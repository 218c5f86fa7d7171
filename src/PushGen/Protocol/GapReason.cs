namespace PushGen;

/// <summary>Why the items after a cursor can no longer be given.</summary>
public enum GapReason
{
    /// <summary>They are no longer retained: the subscriber was away, or too slow, for longer than the topic's retention.</summary>
    Trimmed,

    /// <summary>A topic with <see cref="SlowReader.Latest"/> went on to its newest item. Told to the client, never to the application.</summary>
    Skipped,

    /// <summary>The cursor is of another incarnation of the store: the server was restarted, or its store replaced.</summary>
    Epoch,

    /// <summary>The cursor is ahead of the log: the store lost its newest items.</summary>
    Ahead,

    /// <summary>The cursor names an item that the log does not have at that place: the store lost items and wrote others.</summary>
    Conflict,

    /// <summary>The cursor could not be read.</summary>
    Invalid,

    /// <summary>Found by the client: an item was missing between two that came.</summary>
    Hole,
}
