using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.Timeouts;
using Microsoft.AspNetCore.WebSockets;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using PushGen.AspNetCore.Hosting;
using PushGen.AspNetCore.Windows.Sockets;

namespace PushGen.AspNetCore.Windows;

/// <summary>The operations over a WebSocket: the handshake, over HTTP/1.1 (an upgrade) and HTTP/2 (CONNECT, RFC 8441).</summary>
sealed class SocketWindow
{
    readonly PushHub hub;
    readonly WebSocketMiddleware upgrade;
    OperationAuthorizer? authorizer;

    public SocketWindow(PushHub hub)
    {
        this.hub = hub;
        var options = Options.Create(new WebSocketOptions { KeepAliveInterval = KeepAliveInterval, KeepAliveTimeout = KeepAliveTimeout });
        upgrade = new WebSocketMiddleware(HandshakeAsync, options, hub.Services.Loggers);
    }

    // Both are needed to find a dead peer: ASP.NET Core's defaults send pings and wait for no pong.
    static readonly TimeSpan KeepAliveInterval = TimeSpan.FromSeconds(20), KeepAliveTimeout = TimeSpan.FromSeconds(20);

    /// <summary>Whether a request asks for a WebSocket, well-formed or not.</summary>
    public static bool IsHandshake(HttpContext http) =>
        http.WebSockets.IsWebSocketRequest
        || http.Features.Get<IHttpExtendedConnectFeature>() is { IsExtendedConnect: true, Protocol: "websocket" }
        || (http.Features.Get<IHttpUpgradeFeature>() is { IsUpgradableRequest: true } && string.Equals(http.Request.Headers.Upgrade, "websocket", StringComparison.OrdinalIgnoreCase));

    /// <summary>Runs the WebSocket middleware here, so that an application needs no <c>UseWebSockets()</c>; one that has it loses nothing.</summary>
    public Task AcceptAsync(HttpContext http) => upgrade.Invoke(http);

    async Task HandshakeAsync(HttpContext http)
    {
        if (FindRefusal(http) is { } problem)
        {
            await ProblemResponse.WriteAsync(http, problem);
            return;
        }
        http.Features.Get<IHttpRequestTimeoutFeature>()?.DisableTimeout();
        using var socket = await http.WebSockets.AcceptWebSocketAsync(new WebSocketAcceptContext
        {
            SubProtocol = http.WebSockets.WebSocketRequestedProtocols.Count > 0 ? Wire.Subprotocol : null,
            KeepAliveInterval = KeepAliveInterval,
            KeepAliveTimeout = KeepAliveTimeout,
        });
        authorizer ??= http.RequestServices.GetRequiredService<OperationAuthorizer>();      // not earlier: it needs all endpoints; nor each time: that makes a scope
        var session = new SocketSession(socket, hub, authorizer, http);
        Task running;
        using (ExecutionContext.SuppressFlow())     // handlers must not find the handshake's HttpContext or Activity in their surroundings
            running = Task.Run(session.RunAsync);
        await running;
    }

    // The origin was checked by the endpoint's own guard.
    static Problem? FindRefusal(HttpContext http)
    {
        if (!http.WebSockets.IsWebSocketRequest)
            return new Problem(PushErrorCodes.ParamsInvalid, 400, "The request is no handshake of a WebSocket, version 13.");
        var offered = http.WebSockets.WebSocketRequestedProtocols;
        return offered.Count == 0 || offered.Contains(Wire.Subprotocol)
            ? null
            : new Problem(PushErrorCodes.ParamsInvalid, 400, $"The server's subprotocol is '{Wire.Subprotocol}'.");
    }
}
