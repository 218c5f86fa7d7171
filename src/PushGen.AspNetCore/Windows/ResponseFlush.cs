using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Http;
using PushGen.AspNetCore.Hosting;

namespace PushGen.AspNetCore.Windows;

/// <summary>Hands what was written to the connection, and gives up on one that does not take it.</summary>
static class ResponseFlush
{
    /// <summary>False if the connection is gone.</summary>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public static async ValueTask<bool> FlushAsync(HttpContext http, PushServices services)
    {
        var flush = http.Response.BodyWriter.FlushAsync(CancellationToken.None);     // ends with the connection, too; the request's token costs 200 bytes to ask for
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
