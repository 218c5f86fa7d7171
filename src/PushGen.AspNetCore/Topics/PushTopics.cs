using System.ComponentModel;
using PushGen.CodeGen;

namespace PushGen.AspNetCore;

/// <summary>All topics of an application. Generated publishers stand on it; in a unit test <c>new TradingPublisher(new PushTopics())</c> needs no host.</summary>
public sealed class PushTopics
{
    /// <summary>A topic by its key. Called by generated publishers.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public Topic<TItem> Get<TKey, TItem>(TopicOperation<TKey, TItem> operation, in TKey key)
        where TKey : struct, ITopicKey<TKey> => throw new NotImplementedException();

    /// <summary>One user's topic by its key. Called by generated publishers.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public Topic<TItem> GetOfUser<TKey, TItem>(TopicOperation<TKey, TItem> operation, string userId, in TKey key)
        where TKey : struct, ITopicKey<TKey> => throw new NotImplementedException();
}
