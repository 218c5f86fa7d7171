using Microsoft.AspNetCore.Builder;
using PushGen.AspNetCore.CodeGen;
using PushGen.CodeGen;

namespace PushGen.AspNetCore.Tests.Contract;

sealed class DeskEndpoints
{
    public DeskEndpoints(PushRouteBuilder push)
    {
        var endpoints = new ContractEndpoints<IDeskServer>(push, DeskContract.Info, needsServer: true);
        Quotes = endpoints.Topic(DeskContract.Quotes, static (server, key, cancellationToken) => server.AuthorizeQuotes(key.Symbol, cancellationToken));
        Fills = endpoints.Topic(DeskContract.Fills);
        News = endpoints.Topic(DeskContract.News);
        endpoints.Topic(DeskContract.Level);
        endpoints.Topic(DeskContract.Short);
        Count = endpoints.Stream(DeskContract.Count, static (server, arguments, cancellationToken) => server.Count(arguments.To, arguments.Held, cancellationToken));
        Echo = endpoints.Call(DeskContract.Echo, static (server, arguments, cancellationToken) => new ValueTask<string>(server.Echo(arguments.Text, cancellationToken)));
        endpoints.Call(DeskContract.Reset, static async (server, arguments, cancellationToken) =>
        {
            await server.Reset(cancellationToken);
            return default(NoResult);
        });
        endpoints.Call(DeskContract.Find, static (server, arguments, cancellationToken) => new ValueTask<string?>(server.Find(arguments.Text, cancellationToken)));
        endpoints.Call(DeskContract.Fail, static (server, arguments, cancellationToken) => new ValueTask<string>(server.Fail(arguments.Text, cancellationToken)));
        endpoints.Call(DeskContract.Block, static async (server, arguments, cancellationToken) =>
        {
            await server.Block(cancellationToken);
            return default(NoResult);
        });
        endpoints.Upload(DeskContract.Sum, static (server, arguments, elements, cancellationToken) => new ValueTask<int>(server.Sum(arguments.Start, elements, cancellationToken)));
    }

    public IEndpointConventionBuilder Quotes { get; }

    public IEndpointConventionBuilder Fills { get; }

    public IEndpointConventionBuilder News { get; }

    public IEndpointConventionBuilder Count { get; }

    public IEndpointConventionBuilder Echo { get; }
}
