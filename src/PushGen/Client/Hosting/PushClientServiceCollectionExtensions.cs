using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using PushGen;
using PushGen.CodeGen;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers generated clients.</summary>
public static class PushClientServiceCollectionExtensions
{
    /// <summary>
    /// Registers a generated client as a singleton under its contract. All clients of one <paramref name="address"/> share one
    /// <see cref="PushConnection"/>, which is closed with the container.
    /// </summary>
    /// <remarks>
    /// Requests go through the <c>IHttpClientFactory</c> handler named <c>PushGen:</c> plus the address, so its pipeline can be configured
    /// with <c>AddHttpClient</c>; logs and the clock are the container's.
    /// </remarks>
    /// <typeparam name="TContract">The contract's interface.</typeparam>
    /// <typeparam name="TClient">The generated client.</typeparam>
    /// <param name="services">Where to.</param>
    /// <param name="address">Where the server maps PushGen, like <c>https://example.com/push</c>.</param>
    /// <param name="configure">Changes the connection's options; several registrations of one address add up.</param>
    public static IServiceCollection AddPushClient<TContract, TClient>(
        this IServiceCollection services, string address, Action<PushClientOptions>? configure = null)
        where TContract : class
        where TClient : class, TContract, IPushClient<TClient>
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentException.ThrowIfNullOrEmpty(address);
        if (!Uri.TryCreate(address, UriKind.Absolute, out _))
            throw new ArgumentException($"'{address}' is not an http or https address.", nameof(address));

        services.AddHttpClient(HandlerName(address));
        if (configure is not null)
            services.Configure(address, configure);
        services.TryAddKeyedSingleton(address, static (provider, key) => Connect(provider, (string)key!));
        services.TryAddSingleton(provider => TClient.Create(provider.GetRequiredKeyedService<PushConnection>(address)));
        services.TryAddSingleton<TContract>(static provider => provider.GetRequiredService<TClient>());
        return services;
    }

    static PushConnection Connect(IServiceProvider services, string address)
    {
        var options = services.GetRequiredService<IOptionsMonitor<PushClientOptions>>().Get(address).Snapshot();
        var handlers = services.GetRequiredService<IHttpMessageHandlerFactory>();
        options.HttpMessageHandlerFactory ??= () => handlers.CreateHandler(HandlerName(address));
        options.LoggerFactory ??= services.GetService<ILoggerFactory>();
        if (options.TimeProvider == TimeProvider.System && services.GetService<TimeProvider>() is { } time)
            options.TimeProvider = time;
        return new PushConnection(address, options);
    }

    static string HandlerName(string address) => "PushGen:" + address;
}
