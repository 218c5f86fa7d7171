using System.Text.Json.Serialization.Metadata;
using PushGen.AspNetCore.Topics;

namespace PushGen.AspNetCore;

/// <summary>
/// One topic with its key: where items are published. A handle may be kept as long as the application runs, and saves the look-up. Safe
/// for concurrent use: items are ordered as their <see cref="PublishAsync"/> calls entered the log.
/// </summary>
/// <typeparam name="T">The items' type.</typeparam>
public sealed class Topic<T>
{
    readonly PushTopics topics;
    readonly string name;
    readonly LogSettings settings;
    readonly JsonTypeInfo<T> type;
    readonly bool nullable;
    TopicLog? log;

    internal Topic(PushTopics topics, string name, LogSettings settings, JsonTypeInfo<T> type, bool nullable)
    {
        this.topics = topics;
        this.name = name;
        this.settings = settings;
        this.type = type;
        this.nullable = nullable;
    }

    /// <summary>Subscribers that are connected now. A long poll counts while it is held.</summary>
    public int SubscriberCount => topics.Store.Find(name)?.ReaderCount ?? 0;

    /// <summary>The cursor of the newest item; before the first one a cursor that stands before it.</summary>
    public PushCursor Head => topics.Store.HeadOf(name);

    /// <summary>Publishes an item to all subscribers of the topic, now and later, as far as it is retained.</summary>
    /// <param name="item">The item; encoded before the method returns, so that it may be changed afterwards.</param>
    /// <param name="cancellationToken">Canceled before the item is appended, nothing is published.</param>
    /// <returns>The item's cursor, once the item is in the log. Nobody is waited for.</returns>
    /// <exception cref="PushException"><see cref="PushErrorCodes.TooLarge"/>: the item is larger than <see cref="PushOptions.MaxItemBytes"/>.</exception>
    /// <exception cref="ArgumentNullException">The item is null, and the topic's items may not be.</exception>
    public ValueTask<PushCursor> PublishAsync(T item, CancellationToken cancellationToken = default)
    {
        if (!nullable)
            ArgumentNullException.ThrowIfNull(item);
        if (cancellationToken.IsCancellationRequested)
            return ValueTask.FromCanceled<PushCursor>(cancellationToken);
        byte[] frame;
        try
        {
            frame = ItemEncoder.Encode(item, type, topics.MaxItemBytes);
        }
        catch (Exception e)
        {
            return ValueTask.FromException<PushCursor>(e);
        }
        PushCursor cursor;
        while (!(log ??= topics.Store.GetOrAdd(name, settings)).TryAppend(frame, out cursor))
            log = null;     // the store had dropped it while it was idle
        return ValueTask.FromResult(cursor);
    }
}
