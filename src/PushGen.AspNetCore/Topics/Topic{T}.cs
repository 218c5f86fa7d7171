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
        try
        {
            using var encoded = ItemEncoder.Encode(item, type, topics.MaxItemBytes);
            return ValueTask.FromResult(Append(encoded.Json));
        }
        catch (Exception e)
        {
            return ValueTask.FromException<PushCursor>(e);
        }
    }

    /// <summary>
    /// Waits for slow subscribers: a publisher of many items that wants nobody to fall out of what the topic retains waits now and then for an
    /// item that it published a while ago.
    /// </summary>
    /// <param name="cursor">An item of this topic.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>
    /// Completes when every subscriber that is connected now was given the items up to <paramref name="cursor"/> or is gone. One that takes
    /// nothing is given up after <see cref="PushOptions.WriteTimeout"/>; one that gives no credit holds this up as long as it is there. Whoever
    /// is between two polls is not connected.
    /// </returns>
    /// <exception cref="ArgumentException"><paramref name="cursor"/> names no item.</exception>
    public ValueTask WaitUntilReadAsync(PushCursor cursor, CancellationToken cancellationToken = default)
    {
        if (!cursor.IsItem)
            throw new ArgumentException($"'{cursor}' names no item: expected what {nameof(PublishAsync)} gave.", nameof(cursor));
        return topics.Store.Find(name)?.WaitUntilReadAsync(cursor.Offset, cancellationToken) ?? ValueTask.CompletedTask;
    }

    PushCursor Append(ReadOnlySpan<byte> json)
    {
        PushCursor cursor;
        while (!(log ??= topics.Store.GetOrAdd(name, settings)).TryAppend(json, out cursor))
            log = null;     // the store had dropped it while it was idle
        return cursor;
    }
}
