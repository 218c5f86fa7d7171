namespace PushGen;

/// <summary>A topic with its key, or a stream with its arguments, as sent.</summary>
/// <param name="Path"><c>{contract}/{operation}</c>.</param>
/// <param name="ContractHash">Compared and reported by the server.</param>
/// <param name="Key">A topic's key as a query; empty for a stream.</param>
/// <param name="Arguments">A stream's arguments, one JSON object, the same bytes on every transport; null for a topic.</param>
sealed record FeedSource(string Path, string ContractHash, string Key, byte[]? Arguments)
{
    public bool IsStream => Arguments is not null;
}
