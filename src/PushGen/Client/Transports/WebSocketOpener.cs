using System.Net.WebSockets;

namespace PushGen;

/// <summary>Connects a WebSocket and waits for the server's first frame; says what it means where that fails.</summary>
sealed class WebSocketOpener(PushConnection connection)
{
    static readonly TimeSpan KeepAlive = TimeSpan.FromSeconds(15);

    readonly PushClientOptions options = connection.Options;

    public async Task<(WebSocketSession? Session, FeedEnd? Failure)> OpenAsync(TimeSpan timeout)
    {
        using var deadline = new Deadline(options.TimeProvider, connection.Lifetime);
        deadline.Start(timeout);
        WebSocketSession? session = null;
        try
        {
            string? token = await connection.Http.TokenAsync(deadline.Token).ConfigureAwait(false);
            bool inFrame = options.WebSocketFactory is not null || OperatingSystem.IsBrowser();
            var (socket, refused) = await ConnectAsync(inFrame ? null : token, deadline.Token).ConfigureAwait(false);
            if (socket is null)
                return (null, refused);
            session = new WebSocketSession(socket, connection.Address, options.TimeProvider) { Token = token, TokenSource = connection.Http.TokenAsync };
            if (await session.OpenAsync(inFrame ? token : null, deadline.Token).ConfigureAwait(false) is { } failure)
                return (null, failure);
            return (session, null);
        }
        catch (OperationCanceledException) when (deadline.Passed && !connection.Lifetime.IsCancellationRequested)
        {
            session?.Abandon(FeedEnd.Dropped);
            return (null, Refused("no welcome in time", new PushException(PushErrorCodes.ConnectionFailed, 0, $"No answer from {connection.Address} on the WebSocket within {timeout}.")) with { IsLate = true });
        }
        catch (HttpRequestException e)      // the application's token provider
        {
            return (null, HttpFailures.Lost(e, connection.Address));
        }
        catch       // the connection was disposed meanwhile: nobody else knows of this socket
        {
            session?.Abandon(FeedEnd.Dropped);
            throw;
        }
    }

    async Task<(WebSocket? Socket, FeedEnd? Refused)> ConnectAsync(string? token, CancellationToken cancellationToken)
    {
        var address = new UriBuilder(connection.Address) { Scheme = connection.Address.Scheme == Uri.UriSchemeHttps ? "wss" : "ws" };
        address.Path = address.Path.TrimEnd('/');
        if (options.WebSocketFactory is { } factory)
        {
            try
            {
                return (await factory(address.Uri, cancellationToken).ConfigureAwait(false), null);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                return (null, Refused("WebSocketFactory failed", new PushException(PushErrorCodes.ConnectionFailed, 0, $"No WebSocket to {connection.Address}: {e.Message}", e)));
            }
        }
        var socket = new ClientWebSocket();
        try
        {
            Configure(socket.Options, token);
            await socket.ConnectAsync(address.Uri, OperatingSystem.IsBrowser() ? null : connection.Http.Invoker, cancellationToken).ConfigureAwait(false);
            return (socket, null);
        }
        catch (Exception e) when (e is WebSocketException || (HttpFailures.IsOfConnection(e) && e is not OperationCanceledException))
        {
            using (socket)
                return (null, WhyNot(OperatingSystem.IsBrowser() ? 0 : (int)socket.HttpStatusCode, e));
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    void Configure(ClientWebSocketOptions socket, string? token)
    {
        socket.AddSubProtocol(Wire.Subprotocol);
        if (OperatingSystem.IsBrowser())
            return;
        socket.HttpVersion = options.HttpVersion;
        socket.HttpVersionPolicy = options.HttpVersionPolicy;
        socket.KeepAliveInterval = KeepAlive;
        socket.KeepAliveTimeout = KeepAlive;
        socket.CollectHttpResponseDetails = true;
        if (token is not null)
            socket.SetRequestHeader("Authorization", "Bearer " + token);
    }

    FeedEnd WhyNot(int status, Exception e)
    {
        bool unreachable = status == 0 && HttpFailures.WasNotSent(e is WebSocketException { InnerException: { } cause } ? cause : e);
        string detail = status is 401 or 403 ? HttpChannel.Describe(status, connection.Address.AbsoluteUri) : $"No WebSocket to {connection.Address}: {e.Message}";
        var error = new PushException(status == 401 ? PushErrorCodes.Unauthenticated : PushErrorCodes.ConnectionFailed, status, detail, e);
        if (unreachable)
            return new(FeedEndKind.Lost, "connection failed", error);
        if (status is 401 or 408 or 425 or 429 or (>= 500 and not 501 and not 505))     // of this moment, and nothing about WebSockets
            return FeedEnd.FromError(error, stream: false);
        if (status is >= 200 and < 400)
            return FeedEnd.Foreign(new PushException(PushErrorCodes.ProtocolError, status, $"Expected a WebSocket, but {connection.Address} answered {status}: not this server, or something in front of it.", e));
        return Refused(status == 0 ? "the handshake failed" : $"the handshake was answered {status}", error);
    }

    // Pinned to the WebSocket there is no other way: an answer that will stay the same is final, all else is tried again.
    FeedEnd Refused(string reason, PushException error) =>
        options.Transports != PushTransports.WebSocket ? new(FeedEndKind.TransportRefused, reason, error)
        : FeedEnd.FromError(error, stream: false) is { Kind: FeedEndKind.Failed } final ? final
        : new(FeedEndKind.Lost, reason, error);
}
