using System.ComponentModel;
using System.Text.Json.Serialization.Metadata;

namespace PushGen.CodeGen;

/// <summary>A topic.</summary>
/// <typeparam name="TKey">Its key; generated.</typeparam>
/// <typeparam name="TItem">Its items.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class TopicOperation<TKey, TItem>(PushContractInfo contract, string name, string member, TopicAttribute options, bool nullableItem = false, PlainParser<TItem>? parser = null)
    : PushOperation(contract, name, member)
    where TKey : struct, ITopicKey<TKey>
{
    /// <summary>What the contract's author set.</summary>
    public TopicAttribute Options { get; } = options;

    /// <summary>Whether an item may be null.</summary>
    public bool NullableItem { get; } = nullableItem;

    /// <summary>How an item is written and read.</summary>
    public JsonTypeInfo<TItem> Item => field ??= Contract.TypeInfo<TItem>();

    /// <summary>A shorter way to read the usual item, if there is one.</summary>
    internal PlainParser<TItem>? Parser => Contract.IsPlain ? parser : null;
}
