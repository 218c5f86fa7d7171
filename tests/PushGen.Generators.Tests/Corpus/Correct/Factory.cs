using System.Collections.Concurrent;

namespace Tenants;

[PushContract]
public interface IBilling { Task<decimal> Balance(CancellationToken cancellationToken = default); }

public interface IBillingFactory { IBilling For(string tenant); }

/// <summary>One connection per tenant, made when it is first asked for.</summary>
public sealed class BillingFactory(Func<string, string> addressOf) : IBillingFactory, IAsyncDisposable
{
    readonly ConcurrentDictionary<string, BillingClient> clients = new(StringComparer.Ordinal);

    public IBilling For(string tenant) => clients.GetOrAdd(tenant, static (name, addressOf) => new BillingClient(addressOf(name)), addressOf);

    public static BillingClient Create(string host, int port)
    {
        var options = new PushClientOptions { BufferSize = 16 };
        if (port == 443)
            return new BillingClient($"https://{host}/push", options);
        var client = new BillingClient($"http://{host}:{port}/push", options);
        return client;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var client in clients.Values)
            await client.DisposeAsync();
    }
}
