using System.Text.Json.Serialization.Metadata;
using PushGen.AspNetCore.Topics;

namespace PushGen.AspNetCore.Streams;

/// <summary>Writes a stream's items to its log, no faster than its fastest reader takes them.</summary>
sealed class StreamWriter(TopicLog log, int maxItemBytes, int maxUnreadBytes)
{
    /// <exception cref="OperationCanceledException">The stream was canceled; the item is not written.</exception>
    public async ValueTask WriteAsync<T>(T item, JsonTypeInfo<T> type, CancellationToken cancellationToken)
    {
        await log.WaitForRoomAsync(maxUnreadBytes, cancellationToken);
        cancellationToken.ThrowIfCancellationRequested();
        using var encoded = ItemEncoder.Encode(item, type, maxItemBytes);
        log.TryAppend(encoded.Json, out _);
    }
}
