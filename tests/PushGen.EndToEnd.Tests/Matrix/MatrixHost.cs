using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace PushGen.EndToEnd.Tests.Matrix;

/// <summary>One Kestrel that serves all contracts of the matrix, and one connection for each transport.</summary>
public sealed class MatrixHost : IAsyncLifetime
{
    readonly Dictionary<string, EchoContract> contracts = MatrixCases.ContractNames.ToDictionary(name => name, name => new EchoContract(name));
    readonly ConcurrentDictionary<PushTransports, PushConnection> connections = new();
    WebApplication app = null!;

    public IServiceProvider Services => app.Services;

    public string Address => app.Urls.Single() + "/push";

    public async ValueTask InitializeAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        builder.Services.AddSingleton<Received>();
        var push = builder.Services.AddPush().AddDefaults<DefaultsServer>().AddOneWay<OneWayServer>();
        foreach (var contract in contracts.Values)
            contract.Add(push);
        app = builder.Build();
        var routes = app.MapPush("/push");
        routes.MapDefaults();
        routes.MapOneWay();
        foreach (var contract in contracts.Values)
            contract.Map(routes);
        await app.StartAsync(TestContext.Current.CancellationToken);
    }

    public PushConnection Connection(PushTransports transport) =>
        connections.GetOrAdd(transport, _ => new PushConnection(Address, new PushClientOptions { Transports = transport }));

    internal EchoEnds Ends(string contract, PushTransports transport) => new(this, contracts[contract], Connection(transport));

    public async ValueTask DisposeAsync()
    {
        foreach (var connection in connections.Values)
            await connection.DisposeAsync();
        await app.DisposeAsync();
    }
}

/// <summary>The suites of the transports share the host.</summary>
[CollectionDefinition]
public sealed class MatrixCollection : ICollectionFixture<MatrixHost>;
