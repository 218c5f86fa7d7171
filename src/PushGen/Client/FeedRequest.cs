namespace PushGen;

/// <summary>What a transport is asked to bring, from where on.</summary>
/// <param name="Source">The topic or stream.</param>
/// <param name="After">The cursor to go on from; null for the default start.</param>
/// <param name="Gap">What the server does where it cannot.</param>
/// <param name="StreamId">A stream's id, which is its key; null for a topic.</param>
sealed record FeedRequest(FeedSource Source, PushCursor? After, GapPolicy Gap, string? StreamId);
