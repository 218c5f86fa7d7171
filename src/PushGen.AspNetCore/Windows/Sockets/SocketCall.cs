using System.Diagnostics.CodeAnalysis;
using PushGen.AspNetCore.Calls;
using PushGen.AspNetCore.Hosting;

namespace PushGen.AspNetCore.Windows.Sockets;

/// <summary>One call that runs for a WebSocket.</summary>
[SuppressMessage("Design", "CA1001", Justification = "RunAsync disposes it, which is always called.")]
sealed class SocketCall(long id, CallBinding binding, ReadOnlyMemory<byte> arguments, SocketUpload? upload, CancellationToken connection) : SocketOperation(id)
{
    readonly CancellationTokenSource canceling = new();

    public SocketUpload? Upload { get; } = upload;

    /// <summary>Without effect when the handler is through.</summary>
    public void Cancel()
    {
        try
        {
            _ = canceling.CancelAsync();    // the handler's own code runs then: not on the frame loop
        }
        catch (ObjectDisposedException)
        {
        }
    }

    /// <summary>Runs the handler in its own service scope.</summary>
    /// <returns>How it ended; null if it was canceled, or nobody is there to be told.</returns>
    public async Task<CallOutcome?> RunAsync(PushServices services, SocketScope scope)
    {
        try
        {
            await using (scope)
                return await services.Calls.RunAsync(binding, arguments, Upload?.ReadAsync(), scope.Services, connection, canceling.Token);
        }
        catch (OperationCanceledException) when (canceling.IsCancellationRequested || connection.IsCancellationRequested)
        {
            return null;
        }
        catch (Exception e)     // from a scoped service's disposal
        {
            return new CallOutcome(null, services.Problems.Map(e, binding.Path));
        }
        finally
        {
            canceling.Dispose();
        }
    }
}
