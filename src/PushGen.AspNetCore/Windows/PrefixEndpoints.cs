using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.Timeouts;
using Microsoft.AspNetCore.Routing;
using PushGen.AspNetCore.Hosting;
using PushGen.AspNetCore.Topics;

namespace PushGen.AspNetCore.Windows;

/// <summary>The endpoints of a prefix itself: its description, its WebSocket and its streams, and the answer to what is not there.</summary>
static class PrefixEndpoints
{
    public static void Map(RouteGroupBuilder group, PushHub hub)
    {
        var socket = new SocketWindow(hub);
        group.WithMetadata(new NoCookieRedirect());
        Map(group, "", ["GET", "CONNECT"], hub, http => new(SocketWindow.IsHandshake(http) ? socket.AcceptAsync(http) : DescriptionWindow.DescribeAsync(http, hub)))
            .WithMetadata(new DisableRequestTimeoutAttribute(), hub);
        Map(group, "/~/{id}", ["GET"], hub, http => StreamWindow.ReadAsync(http, hub)).WithMetadata(new DisableRequestTimeoutAttribute());
        Map(group, "/~/{id}", ["DELETE"], hub, http => StreamWindow.CancelAsync(http, hub));
        if (hub.Prefix.Length == 0)
            return;     // everything under the root is the application's
        Map(group, "/{**rest}", ["OPTIONS"], hub, http => new(Preflight.AnswerAsync(http, AllowedMethods(http, hub)))).WithMetadata(new AllowAnonymousAttribute(), ElsewhereMetadata.Instance);
        group.Map("/{**rest}", GuardedHandler.Wrap(hub.Services, http => new(RefuseAsync(http, hub))))
            .WithMetadata(ElsewhereMetadata.Instance)
            .WithDisplayName($"Push {hub.Prefix}, what is not there");
    }

    static IEndpointConventionBuilder Map(RouteGroupBuilder group, string pattern, string[] methods, PushHub hub, Func<HttpContext, ValueTask> handle) =>
        group.MapMethods(pattern, methods, GuardedHandler.Wrap(hub.Services, handle)).WithDisplayName($"Push {methods[0]} {hub.Prefix}{pattern}");

    static Task RefuseAsync(HttpContext http, PushHub hub) => AllowedMethods(http, hub) is { } allow
        ? ProblemResponse.WriteAsync(http, new Problem(PushErrorCodes.MethodNotAllowed, 405, $"What is here is used with {allow}."), allow)
        : ProblemResponse.WriteAsync(http, new Problem(PushErrorCodes.NoOperation, 404, "No such operation."));

    /// <summary>The methods of what is at the request's path, or null if nothing is.</summary>
    static string? AllowedMethods(HttpContext http, PushHub hub)
    {
        string rest = ((string?)http.Request.RouteValues["rest"] ?? "").Trim('/');
        if (rest.Length == 0)
            return "GET";
        if (rest.StartsWith(Wire.Streams + "/", StringComparison.Ordinal) && !rest.AsSpan(2).Contains('/'))
            return "GET, DELETE";
        var operation = hub.Operations.FirstOrDefault(operation => operation.Path.Equals(rest, StringComparison.OrdinalIgnoreCase));
        return operation is null ? null : operation is TopicBinding ? "GET" : "POST";
    }
}
