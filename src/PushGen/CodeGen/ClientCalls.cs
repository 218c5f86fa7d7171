using System.ComponentModel;

namespace PushGen.CodeGen;

/// <summary>What the methods of generated clients do.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class ClientCalls
{
    /// <summary>A topic, ready to be enumerated. Nothing is sent before.</summary>
    public static Subscription<TItem> Topic<TKey, TItem>(PushConnection connection, TopicOperation<TKey, TItem> operation, in TKey key, CancellationToken cancellationToken)
        where TKey : struct, ITopicKey<TKey> => throw new NotImplementedException();

    /// <summary>A stream, ready to be enumerated: each enumeration is a run of its own. Nothing is sent before.</summary>
    public static Subscription<TItem> Stream<TArguments, TItem>(
        PushConnection connection, StreamOperation<TArguments, TItem> operation, in TArguments arguments, CancellationToken cancellationToken)
        where TArguments : struct, IArguments<TArguments> => throw new NotImplementedException();

    /// <summary>Makes a call.</summary>
    public static Task<TResult> CallAsync<TArguments, TResult>(
        PushConnection connection, CallOperation<TArguments, TResult> operation, in TArguments arguments, CancellationToken cancellationToken)
        where TArguments : struct, IArguments<TArguments> => throw new NotImplementedException();

    /// <summary>Makes a call with a sequence among its arguments.</summary>
    public static Task<TResult> UploadAsync<TArguments, TElement, TResult>(
        PushConnection connection, UploadOperation<TArguments, TElement, TResult> operation, in TArguments arguments, IAsyncEnumerable<TElement> elements, CancellationToken cancellationToken)
        where TArguments : struct, IArguments<TArguments> => throw new NotImplementedException();
}
