using System.Diagnostics.CodeAnalysis;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using PushGen.AspNetCore;
using PushGen.AspNetCore.Hosting;
using PushGen.AspNetCore.Windows;

namespace Microsoft.AspNetCore.Builder;

/// <summary>Maps push endpoints.</summary>
public static class PushEndpointRouteBuilderExtensions
{
    /// <summary>
    /// Begins a prefix under which contracts are mapped, with one WebSocket for all of them. The generated <c>Map…</c> method of each contract
    /// follows: <c>app.MapPush("/push").MapTrading()</c>.
    /// </summary>
    /// <param name="endpoints">The application, or a group.</param>
    /// <param name="prefix">The path, like <c>/push</c>.</param>
    /// <exception cref="InvalidOperationException"><c>services.AddPush()</c> was not called.</exception>
    public static PushRouteBuilder MapPush(this IEndpointRouteBuilder endpoints, [StringSyntax("Route")] string prefix)
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        ArgumentNullException.ThrowIfNull(prefix);
        var services = endpoints.ServiceProvider.GetService<PushServices>()
            ?? throw new InvalidOperationException("MapPush needs services.AddPush(), followed by the Add… method of each contract.");
        var hub = new PushHub(prefix.TrimEnd('/'), services);
        var group = endpoints.MapGroup(prefix);
        PrefixEndpoints.Map(group, hub);
        return new PushRouteBuilder(group, hub, endpoints.ServiceProvider);
    }
}
