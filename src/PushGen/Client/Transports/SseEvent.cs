namespace PushGen;

/// <summary>A complete event, in its reader's buffer.</summary>
readonly ref struct SseEvent(ReadOnlySpan<byte> name, ReadOnlySpan<byte> id, bool hasId, ReadOnlySpan<byte> data)
{
    /// <summary>Empty for a message without <c>event:</c>.</summary>
    public ReadOnlySpan<byte> Name { get; } = name;

    /// <summary>The id of this very event; earlier ones are not carried over.</summary>
    public ReadOnlySpan<byte> Id { get; } = id;

    public bool HasId { get; } = hasId;

    /// <summary>The lines of data, joined by LF.</summary>
    public ReadOnlySpan<byte> Data { get; } = data;
}
