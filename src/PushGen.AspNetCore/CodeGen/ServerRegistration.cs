using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using PushGen.CodeGen;

namespace PushGen.AspNetCore.CodeGen;

/// <summary>What generated <c>Add…</c> methods do.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class ServerRegistration
{
    /// <summary>Registers a contract's server class, one instance per call, stream or gate, and its publisher, one for the application.</summary>
    public static IPushBuilder Add<TServer, [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] TImplementation, TPublisher>(
        IPushBuilder builder, PushContractInfo contract, Func<PushTopics, TPublisher> publisher)
        where TServer : class
        where TImplementation : class, TServer
        where TPublisher : class
    {
        Add(builder, contract, publisher);
        builder.Services.TryAddScoped<TServer, TImplementation>();
        return builder;
    }

    /// <summary>Registers the publisher of a contract that has only topics without gate, so that there is nothing for a server class to do.</summary>
    public static IPushBuilder Add<TPublisher>(IPushBuilder builder, PushContractInfo contract, Func<PushTopics, TPublisher> publisher)
        where TPublisher : class
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(contract);
        ArgumentNullException.ThrowIfNull(publisher);
        builder.Services.TryAddSingleton(services => publisher(services.GetRequiredService<PushTopics>()));
        return builder;
    }
}
