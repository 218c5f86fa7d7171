using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using PushGen.AspNetCore.Hosting;

namespace PushGen.AspNetCore.Windows.Sockets;

/// <summary>The services of one frame, and the request context that its authorization is evaluated on.</summary>
sealed class SocketScope(AsyncServiceScope scope, SocketIdentity identity, OperationBinding? binding) : IAsyncDisposable
{
    HttpContext? http;

    public IServiceProvider Services => scope.ServiceProvider;

    /// <summary>
    /// Detached: it answers nothing, and no <see cref="IHttpContextAccessor"/> has it. Made for whoever asks, within the frame: it takes 2 KB, and an
    /// operation that demands nothing does not need it.
    /// </summary>
    public HttpContext Http => http ??= identity.NewContext(Services, binding);

    /// <summary>Makes the caller known to the server class. To be called after authorization, which may have changed the user.</summary>
    public PushContext SetCaller(string connectionId, string? callKey = null)
    {
        var context = new PushContext(http?.User ?? identity.User, connectionId, PushTransports.WebSocket, httpContext: null, callKey);
        Services.GetRequiredService<PushContextHolder>().Context = context;
        return context;
    }

    public ValueTask DisposeAsync() => scope.DisposeAsync();
}
