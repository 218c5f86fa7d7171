using System.ComponentModel;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using PushGen.AspNetCore.Calls;
using PushGen.AspNetCore.Hosting;
using PushGen.AspNetCore.Streams;
using PushGen.AspNetCore.Topics;
using PushGen.AspNetCore.Windows;
using PushGen.CodeGen;

namespace PushGen.AspNetCore.CodeGen;

/// <summary>Maps the operations of one contract, and takes conventions for all of them. Used by generated <c>Map…</c> methods.</summary>
/// <typeparam name="TServer">The generated interface that the server class implements.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class ContractEndpoints<TServer> : IEndpointConventionBuilder
    where TServer : class
{
    readonly PushRouteBuilder push;
    readonly List<IEndpointConventionBuilder> mapped = [];

    /// <summary>Begins a contract under the prefix of <paramref name="push"/>.</summary>
    /// <param name="push">From <c>MapPush</c>.</param>
    /// <param name="contract">The contract.</param>
    /// <param name="needsServer">Whether an operation needs the server class: one is then looked for in the services.</param>
    /// <exception cref="InvalidOperationException">The server class is not registered, or a payload type is not covered by the contract's JSON context.</exception>
    public ContractEndpoints(PushRouteBuilder push, PushContractInfo contract, bool needsServer)
    {
        ArgumentNullException.ThrowIfNull(push);
        ArgumentNullException.ThrowIfNull(contract);
        this.push = push;
        contract.EnsurePayloads();
        if (needsServer && push.Services.GetService<IServiceProviderIsService>()?.IsService(typeof(TServer)) == false)
        {
            throw new InvalidOperationException(
                $"The push contract '{contract.Name}' is mapped but its server class is not registered. Call services.AddPush() and the contract's Add… method with a class that implements {typeof(TServer)}.");
        }
    }

    /// <summary>Maps a topic.</summary>
    public IEndpointConventionBuilder Topic<TKey, TItem>(TopicOperation<TKey, TItem> operation)
        where TKey : struct, ITopicKey<TKey> => MapTopic(new TopicBinding<TServer, TKey, TItem>(operation, gate: null));

    /// <summary>Maps a topic that the server class guards.</summary>
    public IEndpointConventionBuilder Topic<TKey, TItem>(TopicOperation<TKey, TItem> operation, Func<TServer, TKey, CancellationToken, ValueTask<bool>> gate)
        where TKey : struct, ITopicKey<TKey> => MapTopic(new TopicBinding<TServer, TKey, TItem>(operation, gate));

    /// <summary>Maps a stream.</summary>
    public IEndpointConventionBuilder Stream<TArguments, TItem>(
        StreamOperation<TArguments, TItem> operation, Func<TServer, TArguments, CancellationToken, IAsyncEnumerable<TItem>> run)
        where TArguments : struct, IArguments<TArguments>
    {
        var binding = new StreamBinding<TServer, TArguments, TItem>(operation, run);
        return Map(binding, HttpMethods.Post, http => HttpWindow.StartStreamAsync(http, push.Hub.Services, binding));
    }

    /// <summary>Maps a call.</summary>
    public IEndpointConventionBuilder Call<TArguments, TResult>(
        CallOperation<TArguments, TResult> operation, Func<TServer, TArguments, CancellationToken, ValueTask<TResult>> run)
        where TArguments : struct, IArguments<TArguments> => MapCall(new CallBinding<TServer, TArguments, TResult>(operation, run));

    /// <summary>Maps a call without result.</summary>
    public IEndpointConventionBuilder Call<TArguments>(CallOperation<TArguments, NoResult> operation, Func<TServer, TArguments, CancellationToken, Task> run)
        where TArguments : struct, IArguments<TArguments> => Call(operation, (server, arguments, token) => NoResultAsync(new(run(server, arguments, token))));

    /// <summary>Maps a call without result.</summary>
    public IEndpointConventionBuilder Call<TArguments>(CallOperation<TArguments, NoResult> operation, Func<TServer, TArguments, CancellationToken, ValueTask> run)
        where TArguments : struct, IArguments<TArguments> => Call(operation, (server, arguments, token) => NoResultAsync(run(server, arguments, token)));

    /// <summary>Maps a call with an upload and without result.</summary>
    public IEndpointConventionBuilder Upload<TArguments, TElement>(
        UploadOperation<TArguments, TElement, NoResult> operation, Func<TServer, TArguments, IAsyncEnumerable<TElement>, CancellationToken, Task> run)
        where TArguments : struct, IArguments<TArguments> =>
        Upload(operation, (server, arguments, elements, token) => NoResultAsync(new(run(server, arguments, elements, token))));

    /// <summary>Maps a call with an upload and without result.</summary>
    public IEndpointConventionBuilder Upload<TArguments, TElement>(
        UploadOperation<TArguments, TElement, NoResult> operation, Func<TServer, TArguments, IAsyncEnumerable<TElement>, CancellationToken, ValueTask> run)
        where TArguments : struct, IArguments<TArguments> =>
        Upload(operation, (server, arguments, elements, token) => NoResultAsync(run(server, arguments, elements, token)));

    /// <summary>Maps a call with an upload.</summary>
    public IEndpointConventionBuilder Upload<TArguments, TElement, TResult>(
        UploadOperation<TArguments, TElement, TResult> operation, Func<TServer, TArguments, IAsyncEnumerable<TElement>, CancellationToken, ValueTask<TResult>> run)
        where TArguments : struct, IArguments<TArguments> => MapCall(new UploadBinding<TServer, TArguments, TElement, TResult>(operation, run));

    static async ValueTask<NoResult> NoResultAsync(ValueTask run)
    {
        await run;
        return default;
    }

    IEndpointConventionBuilder MapTopic(TopicBinding binding) =>
        Map(binding, HttpMethods.Get, GuardedHandler.WrapGuarded(push.Hub.Services, http => HttpWindow.ReadTopicAsync(http, push.Hub.Services, binding)));

    IEndpointConventionBuilder MapCall(CallBinding binding) => Map(binding, HttpMethods.Post, http => HttpWindow.CallAsync(http, push.Hub.Services, binding));

    IEndpointConventionBuilder Map(OperationBinding binding, string method, Func<HttpContext, ValueTask> handle) =>
        Map(binding, method, GuardedHandler.Wrap(push.Hub.Services, handle));

    IEndpointConventionBuilder Map(OperationBinding binding, string method, RequestDelegate handle)
    {
        var endpoint = OperationEndpoints.Map(push, binding, method, handle);
        mapped.Add(endpoint);
        return endpoint;
    }

    /// <summary>Adds a convention to each operation mapped so far.</summary>
    public void Add(Action<EndpointBuilder> convention) => mapped.ForEach(endpoint => endpoint.Add(convention));

    /// <summary>Adds a convention to each operation mapped so far, run after all others.</summary>
    public void Finally(Action<EndpointBuilder> finallyConvention) => mapped.ForEach(endpoint => endpoint.Finally(finallyConvention));
}
