using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Runtime.CompilerServices;
using System.Text.Json;

namespace PushGen;

/// <summary>Requests to one server: addresses, token, version, and errors as problem details.</summary>
sealed class HttpChannel : IDisposable
{
    const int CancelAttempts = 3;

    static readonly TimeSpan CancelPatience = TimeSpan.FromSeconds(2), StartPatience = TimeSpan.FromMilliseconds(100);

    readonly PushClientOptions options;
    readonly string prefix;
    readonly Lazy<HttpMessageInvoker> invoker;

    public HttpChannel(Uri address, PushClientOptions options)
    {
        this.options = options;
        prefix = address.GetLeftPart(UriPartial.Path).TrimEnd('/');
        invoker = new(() => new(options.HttpMessageHandlerFactory?.Invoke() ?? DefaultHandler()));
    }

    /// <summary>For the WebSocket's handshake too.</summary>
    public HttpMessageInvoker Invoker => invoker.Value;

    static SocketsHttpHandler DefaultHandler() => new()
    {
        PooledConnectionLifetime = TimeSpan.FromMinutes(15),
        ConnectTimeout = TimeSpan.FromSeconds(15),
        EnableMultipleHttp2Connections = true,
        ResponseDrainTimeout = TimeSpan.Zero,       // an event stream that is left has no end to wait for; the server would keep its reader for 2 s
        KeepAlivePingDelay = TimeSpan.FromSeconds(20),
        KeepAlivePingTimeout = TimeSpan.FromSeconds(20),
    };

    /// <summary>Reads a topic or stream from a cursor on.</summary>
    public HttpRequestMessage Read(FeedRequest request, string? parameters)
    {
        var source = request.Source;
        // In one piece: a poll costs one such address.
        var address = new DefaultInterpolatedStringHandler(0, 0, CultureInfo.InvariantCulture, stackalloc char[256]);
        address.AppendLiteral(prefix);
        address.AppendLiteral("/");
        address.AppendLiteral(request.StreamId is null ? source.Path : Wire.Streams);
        Append(ref address, "/", request.StreamId);
        string separator = "?";
        if (source.Key.Length > 0)
            Append(ref address, Next(ref separator), source.Key);
        if (request.After is { } after)
        {
            address.AppendLiteral(Next(ref separator));
            address.AppendLiteral("after=");
            address.AppendFormatted(after);
        }
        if (!source.IsStream && request.Gap == GapPolicy.FromLatest)
            Append(ref address, Next(ref separator), "gap=latest");
        if (parameters is not null)
            Append(ref address, Next(ref separator), parameters);
        return Make(HttpMethod.Get, address.ToStringAndClear(), source.ContractHash);
    }

    static void Append(ref DefaultInterpolatedStringHandler text, string separator, string? more)
    {
        if (more is null)
            return;
        text.AppendLiteral(separator);
        text.AppendLiteral(more);
    }

    static string Next(ref string separator)
    {
        string current = separator;
        separator = "&";
        return current;
    }

    /// <summary>Starts a stream, or a call.</summary>
    public HttpRequestMessage Post(string path, string contractHash, string? key, HttpContent body)
    {
        var message = Make(HttpMethod.Post, $"{prefix}/{path}", contractHash);
        if (key is not null)
            message.Headers.TryAddWithoutValidation(Wire.IdempotencyKeyHeader, key);
        message.Content = body;
        return message;
    }

    public static HttpContent JsonBody(ReadOnlyMemory<byte> json) => new ReadOnlyMemoryContent(json) { Headers = { ContentType = new MediaTypeHeaderValue(Wire.Json) } };

    HttpRequestMessage Make(HttpMethod method, string address, string? contractHash)
    {
        var message = new HttpRequestMessage(method, address) { Version = options.HttpVersion, VersionPolicy = options.HttpVersionPolicy };
        if (contractHash is not null)
            message.Headers.TryAddWithoutValidation(Wire.ContractHeader, contractHash);
        return message;
    }

    /// <summary>Sends; returns when the headers are there.</summary>
    public async Task<HttpResponseMessage> SendAsync(HttpRequestMessage message, CancellationToken cancellationToken)
    {
        if (await TokenAsync(cancellationToken).ConfigureAwait(false) is { } token)
            message.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        var response = await Invoker.SendAsync(message, cancellationToken).ConfigureAwait(false);
        response.RequestMessage ??= message;        // for messages that name the address
        return response;
    }

    /// <summary>What the application's provider gives. Where it fails, that is a request that could not be sent.</summary>
    public async Task<string?> TokenAsync(CancellationToken cancellationToken)
    {
        try
        {
            return options.AccessTokenProvider is { } provider ? await provider(cancellationToken).ConfigureAwait(false) : null;
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            throw new HttpRequestException(HttpRequestError.UserAuthenticationError, "AccessTokenProvider failed: " + e.Message, e);
        }
    }

    /// <summary>Tells the server that nobody wants a stream any more; it finds out by itself a minute later where this fails.</summary>
    /// <param name="id">The stream's.</param>
    /// <param name="mayBeStarting">The request that starts it was not answered: it may come to the server after this one.</param>
    public async Task CancelStreamAsync(string id, bool mayBeStarting)
    {
        using var patience = new CancellationTokenSource(CancelPatience, options.TimeProvider);
        try
        {
            for (int attempt = 1; attempt <= CancelAttempts; attempt++)
            {
                var status = await TryCancelStreamAsync(id, patience.Token).ConfigureAwait(false);
                if (status == HttpStatusCode.NotFound && mayBeStarting)
                    await Task.Delay(StartPatience * attempt, options.TimeProvider, patience.Token).ConfigureAwait(false);
                else if (status is not null)
                    return;
            }
        }
        catch (Exception e) when (e is OperationCanceledException or ObjectDisposedException)
        {
        }
    }

    // Null: nobody knows whether it came to the server.
    async Task<HttpStatusCode?> TryCancelStreamAsync(string id, CancellationToken cancellationToken)
    {
        try
        {
            using var message = Make(HttpMethod.Delete, $"{prefix}/{Wire.Streams}/{id}", null);
            using var response = await SendAsync(message, cancellationToken).ConfigureAwait(false);
            return response.StatusCode;
        }
        catch (Exception e) when (HttpFailures.IsOfConnection(e) && !cancellationToken.IsCancellationRequested)
        {
            return null;
        }
    }

    public static bool IsOfType(HttpResponseMessage response, string mediaType) =>
        string.Equals(response.Content.Headers.ContentType?.MediaType, mediaType, StringComparison.OrdinalIgnoreCase);

    /// <summary>An answer that this server never gives to what was asked.</summary>
    public static PushException Foreign(HttpResponseMessage response, string expected)
    {
        int status = (int)response.StatusCode;
        string came = response.Content.Headers.ContentType?.MediaType is { } type ? $"{status} with {type}" : $"{status} without a media type";
        return new(PushErrorCodes.ProtocolError, status,
            $"Expected {expected}, but {AddressOf(response.RequestMessage)} answered {came}: not this server, or something in front of it.");
    }

    /// <summary>Where a request went, of an answer also where a redirect led to; without the query, which may hold what is not for logs.</summary>
    public static string AddressOf(HttpRequestMessage? message) => message?.RequestUri?.GetLeftPart(UriPartial.Path) ?? "the server";

    /// <summary>What an answer that is no success means: the server's own problem, or that of a proxy in front of it.</summary>
    public static async Task<PushException> ReadErrorAsync(HttpResponseMessage response, CancellationToken cancellationToken) =>
        await ReadProblemAsync(response, cancellationToken).ConfigureAwait(false) ?? ForeignError(response);

    /// <summary>The server's own problem; null where something else answered.</summary>
    public static async Task<PushException?> ReadProblemAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        if (!IsOfType(response, Problem.MediaType))
            return null;
        byte[] body = await response.Content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            using var json = JsonDocument.Parse(body);
            return Problem.TryRead(json.RootElement) is not { } problem ? null : (problem with
            {
                Status = problem.Status == 0 ? (int)response.StatusCode : problem.Status,
                RetryAfter = (int?)RetryAfter(response)?.TotalSeconds ?? problem.RetryAfter,
            }).ToException();
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>An error of which only the status is known.</summary>
    public static PushException ForeignError(HttpResponseMessage response)
    {
        int status = (int)response.StatusCode;
        return new(CodeOf(response.StatusCode), status, Describe(status, AddressOf(response.RequestMessage))) { RetryAfter = RetryAfter(response) };
    }

    /// <summary>An answer that says nothing but its status.</summary>
    public static string Describe(int status, string address) => status switch
    {
        401 => $"The server asks for authentication: {address} answered 401.",
        403 => $"The server refuses: {address} answered 403.",
        _ => $"{address} answered {status} without a problem of PushGen's: not this server, or something in front of it.",
    };

    static TimeSpan? RetryAfter(HttpResponseMessage response) =>
        response.Headers.TryGetValues("Retry-After", out var values)
        && int.TryParse(values.FirstOrDefault(), NumberStyles.None, CultureInfo.InvariantCulture, out int seconds) ? TimeSpan.FromSeconds(seconds) : null;

    static string CodeOf(HttpStatusCode status) => (int)status switch
    {
        400 => PushErrorCodes.BodyInvalid,
        401 => PushErrorCodes.Unauthenticated,
        403 => PushErrorCodes.Forbidden,
        404 => PushErrorCodes.NoOperation,
        405 => PushErrorCodes.MethodNotAllowed,
        406 => PushErrorCodes.NotAcceptable,
        413 => PushErrorCodes.TooLarge,
        415 => PushErrorCodes.UnsupportedMediaType,
        429 or 503 => PushErrorCodes.Overloaded,
        _ => PushErrorCodes.ProtocolError,
    };

    public void Dispose()
    {
        if (invoker.IsValueCreated)
            invoker.Value.Dispose();
    }
}
