using System.ComponentModel;
using System.Text.Json.Serialization.Metadata;

namespace PushGen.CodeGen;

/// <summary>A stream: run by the server class for one caller.</summary>
/// <typeparam name="TArguments">Its arguments; generated.</typeparam>
/// <typeparam name="TItem">Its items.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class StreamOperation<TArguments, TItem>(PushContractInfo contract, string name, string member, bool nullableItem = false, PlainParser<TItem>? parser = null)
    : PushOperation(contract, name, member)
    where TArguments : struct, IArguments<TArguments>
{
    /// <summary>Whether an item may be null.</summary>
    public bool NullableItem { get; } = nullableItem;

    /// <summary>How an item is written and read.</summary>
    public JsonTypeInfo<TItem> Item => field ??= Contract.TypeInfo<TItem>();

    /// <summary>A shorter way to read the usual item, if there is one.</summary>
    internal PlainParser<TItem>? Parser => Contract.IsPlain ? parser : null;
}
