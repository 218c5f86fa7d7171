using System.ComponentModel;
using Microsoft.AspNetCore.Builder;
using PushGen.CodeGen;

namespace PushGen.AspNetCore.CodeGen;

/// <summary>Maps the operations of one contract. Used by generated <c>Map…</c> methods.</summary>
/// <typeparam name="TServer">The generated interface that the server class implements.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class ContractEndpoints<TServer>
    where TServer : class
{
    /// <summary>Begins a contract under the prefix of <paramref name="push"/>.</summary>
    /// <param name="push">From <c>MapPush</c>.</param>
    /// <param name="contract">The contract.</param>
    /// <param name="needsServer">Whether an operation needs the server class: one is then looked for in the services.</param>
    public ContractEndpoints(PushRouteBuilder push, PushContractInfo contract, bool needsServer) => throw new NotImplementedException();

    /// <summary>Maps a topic.</summary>
    public IEndpointConventionBuilder Topic<TKey, TItem>(TopicOperation<TKey, TItem> operation)
        where TKey : struct, ITopicKey<TKey> => throw new NotImplementedException();

    /// <summary>Maps a topic that the server class guards.</summary>
    public IEndpointConventionBuilder Topic<TKey, TItem>(TopicOperation<TKey, TItem> operation, Func<TServer, TKey, CancellationToken, ValueTask<bool>> gate)
        where TKey : struct, ITopicKey<TKey> => throw new NotImplementedException();

    /// <summary>Maps a stream.</summary>
    public IEndpointConventionBuilder Stream<TArguments, TItem>(
        StreamOperation<TArguments, TItem> operation, Func<TServer, TArguments, CancellationToken, IAsyncEnumerable<TItem>> run)
        where TArguments : struct, IArguments<TArguments> => throw new NotImplementedException();

    /// <summary>Maps a call.</summary>
    public IEndpointConventionBuilder Call<TArguments, TResult>(
        CallOperation<TArguments, TResult> operation, Func<TServer, TArguments, CancellationToken, ValueTask<TResult>> run)
        where TArguments : struct, IArguments<TArguments> => throw new NotImplementedException();

    /// <summary>Maps a call with an upload.</summary>
    public IEndpointConventionBuilder Upload<TArguments, TElement, TResult>(
        UploadOperation<TArguments, TElement, TResult> operation, Func<TServer, TArguments, IAsyncEnumerable<TElement>, CancellationToken, ValueTask<TResult>> run)
        where TArguments : struct, IArguments<TArguments> => throw new NotImplementedException();
}
