using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Policy;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using PushGen.AspNetCore;
using PushGen.AspNetCore.Calls;
using PushGen.AspNetCore.Hosting;
using PushGen.AspNetCore.Streams;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds PushGen to an application.</summary>
public static class PushServiceCollectionExtensions
{
    /// <summary>
    /// Adds what push endpoints need. The generated <c>Add…</c> method of each contract follows: <c>services.AddPush().AddTrading&lt;TradingServer&gt;()</c>.
    /// May be called more than once.
    /// </summary>
    /// <param name="services">The application's services.</param>
    /// <param name="configure">Sets options, or null for the defaults.</param>
    public static IPushBuilder AddPush(this IServiceCollection services, Action<PushOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        services.AddRouting();
        services.AddAuthorization();
        services.AddMetrics();
        var handler = services.Last(service => service.ServiceType == typeof(IAuthorizationMiddlewareResultHandler));
        if (handler.ImplementationType == typeof(AuthorizationMiddlewareResultHandler))
        {
            services.Remove(handler);       // one that the application registers, before or later, stays
            services.AddSingleton<IAuthorizationMiddlewareResultHandler, ProblemAuthorizationHandler>();
        }
        services.AddOptions<PushOptions>().PostConfigure(options => options.Validate());
        if (configure is not null)
            services.Configure(configure);
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(provider => new PushTopics(provider.GetRequiredService<IOptions<PushOptions>>().Value, provider.GetRequiredService<TimeProvider>()));
        services.TryAddSingleton(provider => ActivatorUtilities.CreateInstance<StreamRegistry>(provider, provider.GetRequiredService<IOptions<PushOptions>>().Value));
        services.TryAddSingleton(provider => ActivatorUtilities.CreateInstance<CallLedger>(provider, provider.GetRequiredService<IOptions<PushOptions>>().Value));
        services.TryAddSingleton(provider => ActivatorUtilities.CreateInstance<CallDispatcher>(provider, provider.GetRequiredService<IOptions<PushOptions>>().Value));
        services.TryAddSingleton<ProblemMapper>();
        services.TryAddSingleton<ServerMetrics>();
        services.TryAddSingleton<OperationAuthorizer>();
        services.TryAddSingleton<PushServices>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<MatcherPolicy, ElsewherePolicy>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostedService, StartupCheck>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostedService, IdleTopicSweeper>());
        services.TryAddScoped<PushContextHolder>();
        services.TryAddScoped(provider => provider.GetRequiredService<PushContextHolder>().Context
            ?? throw new InvalidOperationException("PushContext is there only while PushGen runs a call, stream or gate of a server class."));
        return new PushBuilder(services);
    }
}
