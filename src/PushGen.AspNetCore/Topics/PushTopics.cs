using System.ComponentModel;
using PushGen.AspNetCore.Topics;
using PushGen.CodeGen;

namespace PushGen.AspNetCore;

/// <summary>
/// All topics of an application, in memory. Generated publishers stand on it; in a unit test <c>new TradingPublisher(new PushTopics())</c>
/// needs no host. Safe for concurrent use.
/// </summary>
public sealed class PushTopics
{
    /// <summary>Topics with nothing in them.</summary>
    /// <param name="options">Limits, or null for the defaults.</param>
    /// <param name="timeProvider">Tells the age of items; null is the system's clock.</param>
    public PushTopics(PushOptions? options = null, TimeProvider? timeProvider = null)
    {
        options ??= new PushOptions();
        MaxItemBytes = options.MaxItemBytes;
        Store = new LogStore(timeProvider ?? TimeProvider.System);
    }

    internal LogStore Store { get; }

    internal int MaxItemBytes { get; }

    /// <summary>A topic by its key. Called by generated publishers.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public Topic<TItem> Get<TKey, TItem>(TopicOperation<TKey, TItem> operation, in TKey key)
        where TKey : struct, ITopicKey<TKey>
    {
        ArgumentNullException.ThrowIfNull(operation);
        return new Topic<TItem>(this, TopicName.Of(operation.Path, null, TopicKeyWriter.Format(key)), LogSettings.From(operation.Options, operation.Path), operation.Item, operation.NullableItem);
    }

    /// <summary>One user's topic by its key. Called by generated publishers.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public Topic<TItem> GetOfUser<TKey, TItem>(TopicOperation<TKey, TItem> operation, string userId, in TKey key)
        where TKey : struct, ITopicKey<TKey>
    {
        ArgumentNullException.ThrowIfNull(operation);
        ArgumentException.ThrowIfNullOrEmpty(userId);
        return new Topic<TItem>(this, TopicName.Of(operation.Path, userId, TopicKeyWriter.Format(key)), LogSettings.From(operation.Options, operation.Path), operation.Item, operation.NullableItem);
    }
}
