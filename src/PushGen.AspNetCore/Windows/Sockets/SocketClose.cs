using System.Net.WebSockets;

namespace PushGen.AspNetCore.Windows.Sockets;

/// <summary>Why the server closes a connection.</summary>
/// <param name="Code">The close code.</param>
/// <param name="Problem">Told in an <c>err</c> frame before, or null.</param>
/// <param name="Reason">The close reason where there is no problem, or null.</param>
sealed record SocketClose(int Code, Problem? Problem = null, string? Reason = null)
{
    public static readonly SocketClose Normal = new((int)WebSocketCloseStatus.NormalClosure);
    public static readonly SocketClose Drain = new((int)WebSocketCloseStatus.EndpointUnavailable, Reason: "drain");
    public static readonly SocketClose Binary = new((int)WebSocketCloseStatus.InvalidMessageType, new Problem(PushErrorCodes.FrameInvalid, 400, "Frames are text."));
    public static readonly SocketClose Failed = new((int)WebSocketCloseStatus.InternalServerError, new Problem(PushErrorCodes.Internal, 500, "The connection failed on the server."));
    public static readonly SocketClose Overflow = Because(PushErrorCodes.Overloaded, 429, "The connection has too much that waits.");
    public static readonly SocketClose Expired = Because(PushErrorCodes.Unauthenticated, 401, "The credential has expired.");
    public static readonly SocketClose TokenRefused = Because(PushErrorCodes.Unauthenticated, 401, "The token is not accepted.");
    public static readonly SocketClose OtherUser = Because(PushErrorCodes.Forbidden, 403, "The token is another user's.");

    public static SocketClose Invalid(string detail) => Because(PushErrorCodes.FrameInvalid, 400, detail);

    public static SocketClose TooLarge(int limit) => Because(PushErrorCodes.TooLarge, 413, $"A message takes at most {limit} bytes.");

    /// <summary>The close code is 4000 plus the HTTP status.</summary>
    public static SocketClose Because(string code, int status, string detail) => new(Wire.CloseCode(status), new Problem(code, status, detail));
}
