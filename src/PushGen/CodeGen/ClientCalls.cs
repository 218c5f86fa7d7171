using System.ComponentModel;
using System.Text.Json;

namespace PushGen.CodeGen;

/// <summary>What the methods of generated clients do.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class ClientCalls
{
    /// <summary>A topic, ready to be enumerated. Nothing is sent before.</summary>
    public static Subscription<TItem> Topic<TKey, TItem>(PushConnection connection, TopicOperation<TKey, TItem> operation, in TKey key, CancellationToken cancellationToken)
        where TKey : struct, ITopicKey<TKey>
    {
        var source = new FeedSource(operation.Path, operation.Contract.Hash, TopicKeyWriter.Format(key), null);
        return new(connection, source, new(operation.Item, operation.NullableItem, operation.Path, operation.Parser), cancellationToken);
    }

    /// <summary>A stream, ready to be enumerated: each enumeration is a run of its own. Nothing is sent before.</summary>
    public static Subscription<TItem> Stream<TArguments, TItem>(
        PushConnection connection, StreamOperation<TArguments, TItem> operation, in TArguments arguments, CancellationToken cancellationToken)
        where TArguments : struct, IArguments<TArguments>
    {
        var source = new FeedSource(operation.Path, operation.Contract.Hash, "", ToJson(operation.Contract, arguments));
        return new(connection, source, new(operation.Item, operation.NullableItem, operation.Path, operation.Parser), cancellationToken);
    }

    /// <summary>Makes a call.</summary>
    public static Task<TResult> CallAsync<TArguments, TResult>(
        PushConnection connection, CallOperation<TArguments, TResult> operation, in TArguments arguments, CancellationToken cancellationToken)
        where TArguments : struct, IArguments<TArguments>
    {
        var request = new CallRequest(operation.Path, operation.Contract.Hash, ToJson(operation.Contract, arguments), operation.Repetition);
        var format = new ItemFormat<TResult>(typeof(TResult) == typeof(NoResult) ? null : operation.Result, operation.NullableResult, operation.Path, operation.Parser);
        return CallLoop.RunAsync(connection, request, format, cancellationToken);
    }

    /// <summary>Makes a call with a sequence among its arguments. Always one POST, on every transport; the sequence is enumerated once, and the call is never repeated.</summary>
    public static Task<TResult> UploadAsync<TArguments, TElement, TResult>(
        PushConnection connection, UploadOperation<TArguments, TElement, TResult> operation, in TArguments arguments, IAsyncEnumerable<TElement> elements, CancellationToken cancellationToken)
        where TArguments : struct, IArguments<TArguments>
    {
        var format = new ItemFormat<TResult>(typeof(TResult) == typeof(NoResult) ? null : operation.Result, operation.NullableResult, operation.Path, operation.Parser);
        var body = new UploadContent<TElement>(ToJson(operation.Contract, arguments), elements, operation.Element);
        return CallLoop.UploadAsync(connection, operation.Path, operation.Contract.Hash, body, format, cancellationToken);
    }

    static byte[] ToJson<TArguments>(PushContractInfo contract, in TArguments arguments)
        where TArguments : struct, IArguments<TArguments>
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer))
            ArgumentWriter.WriteObject(writer, contract, arguments);
        return buffer.ToArray();
    }
}
