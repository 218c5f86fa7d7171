using System.Security.Claims;
using Microsoft.AspNetCore.Http;

namespace PushGen.AspNetCore;

/// <summary>
/// Who calls, and how. Injected into a server class; each call, stream and gate has its own. A stream may outlive the request that started
/// it, so this is a snapshot, valid as long as the server class's instance.
/// </summary>
public sealed class PushContext
{
    internal PushContext(ClaimsPrincipal user, string connectionId, PushTransports transport, HttpContext? httpContext, string? callKey = null)
    {
        User = user;
        ConnectionId = connectionId;
        Transport = transport;
        HttpContext = httpContext;
        CallKey = callKey;
    }

    /// <summary>The caller; never null, but perhaps not authenticated.</summary>
    public ClaimsPrincipal User { get; }

    /// <summary>The caller's identifier: the claim <see cref="ClaimTypes.NameIdentifier"/> or <c>sub</c>, else the name.</summary>
    /// <exception cref="PushException"><see cref="PushErrorCodes.Unauthenticated"/> (401): the caller is anonymous, or has no identifier.</exception>
    public string UserId => FindUserId(User) ?? throw new PushException(PushErrorCodes.Unauthenticated, 401, "The caller is not authenticated.");

    /// <summary>Names the connection in logs. No secret.</summary>
    public string ConnectionId { get; }

    /// <summary>The transport of the subscription, stream or call; <see cref="PushTransports.None"/> for a call by POST.</summary>
    public PushTransports Transport { get; }

    /// <summary>
    /// The key that the client sent with a call (<c>Idempotency-Key</c>), or null. For effects that must happen exactly once, also when this process
    /// is killed, write it in the transaction of your own change.
    /// </summary>
    public string? CallKey { get; }

    /// <summary>The HTTP request of this operation, or null: on a WebSocket there is none of its own, and streams and at-most-once calls outlive it.</summary>
    public HttpContext? HttpContext { get; }

    /// <summary>For the application's own use while the instance lives.</summary>
    public IDictionary<object, object?> Items => field ??= new Dictionary<object, object?>();

    /// <summary>Whose streams and calls the caller's are. All who are anonymous are one: then only who knows a key has it.</summary>
    internal static string OwnerOf(ClaimsPrincipal user) => FindUserId(user) is { } id ? "user " + id : Anonymous;

    internal const string Anonymous = "anonymous";

    internal static string? FindUserId(ClaimsPrincipal user) =>
        user.Identity?.IsAuthenticated == true ? user.FindFirstValue(ClaimTypes.NameIdentifier) ?? user.FindFirstValue("sub") ?? user.Identity.Name : null;
}
