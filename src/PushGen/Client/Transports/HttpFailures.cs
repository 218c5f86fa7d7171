using System.Net.Sockets;

namespace PushGen;

/// <summary>What exceptions of HTTP requests mean.</summary>
static class HttpFailures
{
    // A bare SocketException comes from a connection that is reset while HttpClient still sets it up.
    public static bool IsOfConnection(Exception e) => e is HttpRequestException or IOException or OperationCanceledException or SocketException;

    /// <summary>Whether a request that failed like this surely never reached the server.</summary>
    public static bool WasNotSent(Exception e) => e is SocketException or HttpRequestException
    {
        HttpRequestError: HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError or HttpRequestError.SecureConnectionError
            or HttpRequestError.ProxyTunnelError or HttpRequestError.UserAuthenticationError or HttpRequestError.VersionNegotiationError
    };

    public static FeedEnd Lost(Exception e, Uri address, TimeSpan? retryAfter = null) =>
        new(FeedEndKind.Lost, e is OperationCanceledException ? "no answer in time" : "connection failed",
            new PushException(PushErrorCodes.ConnectionFailed, 0, $"No connection to {address}: {e.Message}", e), retryAfter);
}
