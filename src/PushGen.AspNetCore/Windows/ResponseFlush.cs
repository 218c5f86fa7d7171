using System.IO.Pipelines;
using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Http;
using PushGen.AspNetCore.Hosting;

namespace PushGen.AspNetCore.Windows;

/// <summary>Hands what was written to the connection, and gives up on one that does not take it.</summary>
static class ResponseFlush
{
    /// <summary>False if the connection is gone.</summary>
    public static ValueTask<bool> FlushAsync(HttpContext http, PushServices services) =>
        WaitAsync(http, services, http.Response.BodyWriter.FlushAsync(CancellationToken.None));

    /// <summary>False if the connection is gone.</summary>
    /// <param name="http">The request.</param>
    /// <param name="services">The application's.</param>
    /// <param name="flush">Ends with the connection, without a token of its own: the request's costs 200 bytes to ask for.</param>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public static async ValueTask<bool> WaitAsync(HttpContext http, PushServices services, ValueTask<FlushResult> flush)
    {
        if (flush.IsCompletedSuccessfully)
            return !flush.Result.IsCompleted;
        try
        {
            return !(await flush.AsTask().WaitAsync(services.Options.WriteTimeout, services.Time, http.RequestAborted)).IsCompleted;
        }
        catch (TimeoutException)
        {
            services.WindowLogger.WriteStalled(services.Options.WriteTimeout);
            http.Abort();
            return false;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }
}
