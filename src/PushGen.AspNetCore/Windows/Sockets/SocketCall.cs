using System.Diagnostics.CodeAnalysis;
using PushGen.AspNetCore.Calls;
using PushGen.AspNetCore.Hosting;

namespace PushGen.AspNetCore.Windows.Sockets;

/// <summary>One call that runs for a WebSocket.</summary>
[SuppressMessage("Design", "CA1001", Justification = "RunAsync disposes it, which is always called.")]
sealed class SocketCall(long id, CallBinding binding, ReadOnlyMemory<byte> arguments, SocketUpload? upload, SocketScope scope, CallCancellation cancellation) : SocketOperation(id)
{
    public SocketUpload? Upload { get; } = upload;

    /// <summary>Without effect when the handler is through.</summary>
    public void Cancel() => cancellation.Cancel();

    /// <summary>Runs the handler in its own service scope.</summary>
    /// <returns>How it ended; null if it was canceled, or nobody is there to be told.</returns>
    public async ValueTask<CallOutcome?> RunAsync(PushServices services)
    {
        try
        {
            await using (scope)
                return await services.Calls.RunAsync(binding, arguments, Upload?.ReadAsync(), scope.Services, cancellation);
        }
        catch (OperationCanceledException) when (cancellation.IsByCaller || cancellation.Gone.IsCancellationRequested)
        {
            return null;
        }
        catch (Exception e)     // from a scoped service's disposal
        {
            return new CallOutcome(null, services.Problems.Map(e, binding.Path));
        }
        finally
        {
            cancellation.Dispose();
        }
    }
}
