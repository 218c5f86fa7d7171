using System.Runtime.ExceptionServices;
using Microsoft.Extensions.Logging;

namespace PushGen;

/// <summary>
/// Makes calls over the transport in use. Only calls marked <see cref="IdempotentAttribute"/> are sent again after a failure; of all
/// others that may have reached the server the caller is told <see cref="PushErrorCodes.OutcomeUnknown"/>.
/// </summary>
static class CallLoop
{
    public static async Task<TResult> RunAsync<TResult>(
        PushConnection connection, CallRequest request, ItemFormat<TResult> format, bool idempotent, CancellationToken cancellationToken)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, connection.Lifetime);
        var time = connection.Options.TimeProvider;
        long start = time.GetTimestamp();
        var backoff = new Backoff(connection.Options);
        try
        {
            for (;;)
            {
                try
                {
                    return await SendAsync(connection, request, format, either.Token).ConfigureAwait(false);
                }
                catch (PushException e) when (idempotent && MayHelp(e) && time.GetElapsedTime(start) < connection.Options.CallRepetitionTime)
                {
                    var wait = backoff.Next(TimeSpan.Zero, e.RetryAfter);
                    connection.Log.CallRepeated(request.Path, e.Code, wait);
                    await Task.Delay(wait, time, either.Token).ConfigureAwait(false);
                }
            }
        }
        catch (OperationCanceledException) when (IsStopped(connection, cancellationToken))
        {
            throw Stopped(connection, cancellationToken);
        }
    }

    public static async Task<TResult> UploadAsync<TElement, TResult>(
        PushConnection connection, string path, string contractHash, UploadContent<TElement> body, ItemFormat<TResult> format, CancellationToken cancellationToken)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, connection.Lifetime);
        try
        {
            using var message = connection.Http.Post(path, contractHash, null, body);
            return await HttpCalls.SendAsync(connection.Http, message, format, either.Token).ConfigureAwait(false);
        }
        catch (Exception e) when (body.SourceFailure is not null && e is not PushException { Status: > 0 } && !IsStopped(connection, cancellationToken))
        {
            ExceptionDispatchInfo.Throw(body.SourceFailure);
            throw;
        }
        catch (OperationCanceledException) when (IsStopped(connection, cancellationToken))
        {
            throw Stopped(connection, cancellationToken);
        }
    }

    static async Task<TResult> SendAsync<TResult>(PushConnection connection, CallRequest request, ItemFormat<TResult> format, CancellationToken cancellationToken)
    {
        if (connection.Choose(default) is WebSocketTransport socket)
        {
            var (sent, result) = await socket.CallAsync(request, format, cancellationToken).ConfigureAwait(false);
            if (sent)
                return result;
        }
        return await HttpCalls.CallAsync(connection, request, format, cancellationToken).ConfigureAwait(false);
    }

    static bool MayHelp(PushException e) =>
        e.Code is PushErrorCodes.ConnectionFailed or PushErrorCodes.OutcomeUnknown || e.Status is 408 or 425 or 429 or 502 or 503;

    // Not asked of the linked token, which may be canceled a moment later than what else hangs on these two.
    static bool IsStopped(PushConnection connection, CancellationToken cancellationToken) =>
        cancellationToken.IsCancellationRequested || connection.Lifetime.IsCancellationRequested;

    static Exception Stopped(PushConnection connection, CancellationToken cancellationToken) => cancellationToken.IsCancellationRequested
        ? new OperationCanceledException(cancellationToken)
        : new ObjectDisposedException(typeof(PushConnection).FullName, $"The connection to {connection.Address} was disposed.");
}
