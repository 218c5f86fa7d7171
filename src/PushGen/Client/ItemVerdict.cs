namespace PushGen;

enum ItemVerdict
{
    /// <summary>It goes into the queue, after the gap if there is one.</summary>
    Take,

    /// <summary>It was received before.</summary>
    Duplicate,

    /// <summary>It is not the one after the last: this connection is dropped, and the next asks again.</summary>
    Hole,
}
