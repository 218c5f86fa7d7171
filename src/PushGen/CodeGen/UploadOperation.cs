using System.ComponentModel;
using System.Text.Json.Serialization.Metadata;

namespace PushGen.CodeGen;

/// <summary>A call with one sequence among its arguments, sent element by element.</summary>
/// <typeparam name="TArguments">Its other arguments; generated.</typeparam>
/// <typeparam name="TElement">The sequence's elements.</typeparam>
/// <typeparam name="TResult">Its result, or <see cref="NoResult"/>.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class UploadOperation<TArguments, TElement, TResult>(
    PushContractInfo contract, string name, string member, bool nullableElement = false, bool nullableResult = false, PlainParser<TResult>? parser = null)
    : PushOperation(contract, name, member)
    where TArguments : struct, IArguments<TArguments>
{
    /// <summary>Whether an element may be null.</summary>
    public bool NullableElement { get; } = nullableElement;

    /// <summary>Whether the result may be null.</summary>
    public bool NullableResult { get; } = nullableResult;

    /// <summary>How an element is written and read.</summary>
    public JsonTypeInfo<TElement> Element => field ??= Contract.TypeInfo<TElement>();

    /// <summary>How the result is written and read; not for <see cref="NoResult"/>.</summary>
    public JsonTypeInfo<TResult> Result => field ??= Contract.TypeInfo<TResult>();

    /// <summary>A shorter way to read the usual result, if there is one.</summary>
    internal PlainParser<TResult>? Parser => Contract.IsPlain ? parser : null;
}
