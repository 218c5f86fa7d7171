using System.Runtime.ExceptionServices;
using PushGen.CodeGen;

namespace PushGen;

/// <summary>
/// Makes calls over the transport in use, and again as long as that may help. What may have reached the server is sent again only if the call is
/// marked <see cref="IdempotentAttribute"/> or <see cref="AtMostOnceAttribute"/>; of all others the caller is told <see cref="PushErrorCodes.OutcomeUnknown"/>.
/// </summary>
static class CallLoop
{
    public static async Task<TResult> RunAsync<TResult>(PushConnection connection, CallRequest request, ItemFormat<TResult> format, CancellationToken cancellationToken)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, connection.Lifetime);
        try
        {
            return await RepeatAsync(connection, request, format, either.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (IsStopped(connection, cancellationToken))
        {
            throw Stopped(connection, cancellationToken);
        }
    }

    static async Task<TResult> RepeatAsync<TResult>(PushConnection connection, CallRequest request, ItemFormat<TResult> format, CancellationToken cancellationToken)
    {
        var repetition = new CallRepeater(connection, request);
        for (;;)
        {
            try
            {
                return await SendAsync(connection, repetition, format, cancellationToken).ConfigureAwait(false);
            }
            catch (PushException e)
            {
                var wait = repetition.After(e);
                connection.Log.CallRepeated(request.Path, e.Code, wait);
                await Task.Delay(wait, connection.Options.TimeProvider, cancellationToken).ConfigureAwait(false);
            }
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

    static async Task<TResult> SendAsync<TResult>(PushConnection connection, CallRepeater repetition, ItemFormat<TResult> format, CancellationToken cancellationToken)
    {
        if (connection.Lifetime.IsCancellationRequested)
            throw Stopped(connection, cancellationToken);
        var request = repetition.Request;
        if (connection.Choice.Best is WebSocketTransport socket)
        {
            var (sent, result) = await socket.CallAsync(request, format, repetition.Patience, cancellationToken).ConfigureAwait(false);
            if (sent)
                return result;
        }
        return await HttpCalls.CallAsync(connection, request, format, cancellationToken).ConfigureAwait(false);
    }

    // Not asked of the linked token, which may be canceled a moment later than what else hangs on these two.
    static bool IsStopped(PushConnection connection, CancellationToken cancellationToken) =>
        cancellationToken.IsCancellationRequested || connection.Lifetime.IsCancellationRequested;

    static Exception Stopped(PushConnection connection, CancellationToken cancellationToken) => cancellationToken.IsCancellationRequested
        ? new OperationCanceledException(cancellationToken)
        : new ObjectDisposedException(typeof(PushConnection).FullName, $"The connection to {connection.Address} was disposed.");
}
