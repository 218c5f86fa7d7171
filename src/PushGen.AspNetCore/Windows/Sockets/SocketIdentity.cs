using System.Net;
using System.Security.Claims;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using PushGen.AspNetCore.Hosting;
using PushGen.AspNetCore.Topics;

namespace PushGen.AspNetCore.Windows.Sockets;

/// <summary>
/// Who is at the other end, and what of the handshake each frame's own request context is made from. Nothing here refers to the
/// handshake's context, which belongs to the connection.
/// </summary>
sealed class SocketIdentity
{
    readonly IServiceScopeFactory scopes;
    readonly IHeaderDictionary headers = new HeaderDictionary();
    readonly string scheme;
    readonly HostString host;
    readonly PathString pathBase, path;
    readonly QueryString query;
    readonly RouteValueDictionary route;
    readonly (IPAddress? Address, int Port) remote, local;
    readonly X509Certificate2? certificate;
    AuthenticateResult? authenticated;

    public SocketIdentity(HttpContext handshake)
    {
        scopes = handshake.RequestServices.GetRequiredService<IServiceScopeFactory>();
        foreach (var header in handshake.Request.Headers)
            headers[header.Key] = header.Value;
        (scheme, host, pathBase, path, query) =
            (handshake.Request.Scheme, handshake.Request.Host, handshake.Request.PathBase, handshake.Request.Path, handshake.Request.QueryString);
        route = new RouteValueDictionary(handshake.Request.RouteValues);
        remote = (handshake.Connection.RemoteIpAddress, handshake.Connection.RemotePort);
        local = (handshake.Connection.LocalIpAddress, handshake.Connection.LocalPort);
        certificate = handshake.Connection.ClientCertificate;
        User = handshake.User;
        authenticated = handshake.Features.Get<IAuthenticateResultFeature>()?.AuthenticateResult;
    }

    public ClaimsPrincipal User { get; private set; }

    public bool IsAuthenticated => User.Identity?.IsAuthenticated == true;

    /// <summary>When the credential ends, where that is known.</summary>
    public DateTimeOffset? ExpiresAt => authenticated?.Properties?.ExpiresUtc;

    /// <summary>Services and a request context of one frame's own, as if the operation had been asked for over HTTP.</summary>
    public SocketScope NewScope(OperationBinding? binding = null) => new(scopes.CreateAsyncScope(), this, binding);

    public HttpContext NewContext(IServiceProvider services, OperationBinding? binding)
    {
        var http = new DefaultHttpContext { RequestServices = services, User = User };
        var request = http.Request;
        foreach (var header in headers)
            request.Headers[header.Key] = header.Value;
        (request.Scheme, request.Host, request.PathBase, request.Path, request.QueryString) =
            (scheme, host, pathBase, binding is null ? path : path.Add("/" + binding.Path), query);
        request.Method = binding is null or TopicBinding ? HttpMethods.Get : HttpMethods.Post;
        request.RouteValues = new RouteValueDictionary(route);
        (http.Connection.RemoteIpAddress, http.Connection.RemotePort) = remote;
        (http.Connection.LocalIpAddress, http.Connection.LocalPort) = local;
        http.Connection.ClientCertificate = certificate;
        if (authenticated is not null)
            http.Features.Set<IAuthenticateResultFeature>(new SocketAuthenticateResult { AuthenticateResult = authenticated });
        return http;
    }

    /// <summary>Takes a token in place of the handshake's credential, by the application's default scheme.</summary>
    /// <returns>Null, or why the connection has to be closed.</returns>
    public async Task<SocketClose?> TakeTokenAsync(string token)
    {
        await using var scope = NewScope();
        if (scope.Services.GetService<IAuthenticationSchemeProvider>() is not { } schemes || await schemes.GetDefaultAuthenticateSchemeAsync() is null)
            return SocketClose.TokenRefused;
        scope.Http.Request.Headers.Authorization = "Bearer " + token;
        scope.Http.User = new ClaimsPrincipal(new ClaimsIdentity());
        scope.Http.Features.Set<IAuthenticateResultFeature>(null);
        var result = await scope.Http.AuthenticateAsync();
        if (!result.Succeeded)
            return SocketClose.TokenRefused;
        if (IsAuthenticated && PushContext.FindUserId(User) != PushContext.FindUserId(result.Principal))
            return SocketClose.OtherUser;
        headers.Authorization = scope.Http.Request.Headers.Authorization;
        (User, authenticated) = (result.Principal, result);
        return null;
    }
}
