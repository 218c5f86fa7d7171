namespace PushGen.AspNetCore.Topics;

/// <summary>Consecutive items of one segment: from index <paramref name="From"/> to before <paramref name="To"/>.</summary>
readonly record struct LogSlice(LogSegment Segment, int From, int To)
{
    public int Count => To - From;

    /// <summary>The items with their cursors, as in a page and in a WebSocket frame, with commas between.</summary>
    public ReadOnlySpan<byte> Json => Segment.Json(From, To);

    /// <summary>The items as Server-Sent Events.</summary>
    public ReadOnlyMemory<byte> Events => Segment.Events(From, To);
}
