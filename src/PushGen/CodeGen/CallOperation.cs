using System.ComponentModel;
using System.Text.Json.Serialization.Metadata;

namespace PushGen.CodeGen;

/// <summary>A call.</summary>
/// <typeparam name="TArguments">Its arguments; generated.</typeparam>
/// <typeparam name="TResult">Its result, or <see cref="NoResult"/>.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class CallOperation<TArguments, TResult>(
    PushContractInfo contract, string name, string member, CallRepetition repetition = CallRepetition.Never, bool nullableResult = false, PlainParser<TResult>? parser = null)
    : PushOperation(contract, name, member)
    where TArguments : struct, IArguments<TArguments>
{
    /// <summary>What a client may do after a failure that leaves the outcome open.</summary>
    public CallRepetition Repetition { get; } = repetition;

    /// <summary>Whether the result may be null.</summary>
    public bool NullableResult { get; } = nullableResult;

    /// <summary>How the result is written and read; not for <see cref="NoResult"/>.</summary>
    public JsonTypeInfo<TResult> Result => field ??= Contract.TypeInfo<TResult>();

    /// <summary>A shorter way to read the usual result, if there is one.</summary>
    internal PlainParser<TResult>? Parser => Contract.IsPlain ? parser : null;
}
