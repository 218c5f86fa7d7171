using System.Net;

namespace PushGen;

/// <summary>A call as one POST.</summary>
static class HttpCalls
{
    public static async Task<TResult> CallAsync<TResult>(PushConnection connection, CallRequest request, ItemFormat<TResult> format, CancellationToken cancellationToken)
    {
        bool again = connection.Options.AccessTokenProvider is not null;
        for (;; again = false)
        {
            using var message = connection.Http.Post(request.Path, request.ContractHash, request.Key, HttpChannel.JsonBody(request.Arguments));
            try
            {
                return await SendAsync(connection.Http, message, format, cancellationToken).ConfigureAwait(false);
            }
            catch (PushException e) when (again && e.Status == 401)
            {
                // Refused before any work: once more, with the token that the application has now.
            }
        }
    }

    public static async Task<TResult> SendAsync<TResult>(HttpChannel http, HttpRequestMessage message, ItemFormat<TResult> format, CancellationToken cancellationToken)
    {
        message.Headers.Accept.ParseAdd(Wire.Json);
        try
        {
            using var response = await http.SendAsync(message, cancellationToken).ConfigureAwait(false);
            if ((int)response.StatusCode >= 400)
                throw await ErrorAsync(response, cancellationToken).ConfigureAwait(false);
            if (!IsAnswer(response, format.HasResult))
                throw Foreign(response, format.HasResult);
            using var body = new PooledBuffer();
            await body.FillAsync(await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false), cancellationToken).ConfigureAwait(false);
            return format.Read(body.Written);
        }
        catch (Exception e) when (HttpFailures.IsOfConnection(e) && !cancellationToken.IsCancellationRequested)
        {
            throw HttpFailures.WasNotSent(e)
                ? new PushException(PushErrorCodes.ConnectionFailed, 0, $"The call was not sent to {HttpChannel.AddressOf(message)}: {e.Message}", e)
                : OutcomeUnknown($"The connection to {HttpChannel.AddressOf(message)} was lost before the answer came; the server may have run the call.", 0, e);
        }
    }

    // A login page or another service says 200 to anything: that is no proof that the call was run.
    static bool IsAnswer(HttpResponseMessage response, bool hasResult) => hasResult
        ? response.StatusCode == HttpStatusCode.OK && HttpChannel.IsOfType(response, Wire.Json)
        : response.StatusCode == HttpStatusCode.NoContent;

    static PushException Foreign(HttpResponseMessage response, bool hasResult) =>
        HttpChannel.Foreign(response, hasResult ? $"200 with {Wire.Json}" : "204");

    // What comes from something in front of the server tells nothing about what the server did.
    static async Task<PushException> ErrorAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var error = await HttpChannel.ReadErrorAsync(response, cancellationToken).ConfigureAwait(false);
        return error.Code == PushErrorCodes.ProtocolError && error.Status >= 500
            ? OutcomeUnknown(error.Detail + " The server may have run the call.", error.Status, null)
            : error;
    }

    public static PushException OutcomeUnknown(string detail, int status, Exception? cause) => new(PushErrorCodes.OutcomeUnknown, status, detail, cause);
}
