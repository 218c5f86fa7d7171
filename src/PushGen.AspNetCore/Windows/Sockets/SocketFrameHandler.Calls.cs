using PushGen.AspNetCore.Calls;

namespace PushGen.AspNetCore.Windows.Sockets;

/// <content>Calls and uploads.</content>
sealed partial class SocketFrameHandler
{
    /// <summary>Lets the handler run beside the connection; the scope becomes the call's.</summary>
    /// <returns>The scope, if it is still the caller's to dispose.</returns>
    SocketScope? StartCall(in SocketFrame frame, CallBinding binding, SocketScope scope)
    {
        // A canceled call counts until its handler is through: it still costs what it costs.
        if (Volatile.Read(ref runningCalls) >= options.MaxCallsPerConnection)
            throw TooMany(PushErrorCodes.TooManyCalls, options.MaxCallsPerConnection, "calls");
        if (frame.Key is not null)
            IdempotencyKey.Require(frame.Key);
        long id = frame.Id;
        var upload = binding.IsUpload ? new SocketUpload(total => session.Outbox.Credit(id, total)) : null;
        var cancellation = services.Calls.NewCancellation(binding, frame.Key, session.Over);
        var call = new SocketCall(id, binding, frame.Arguments.ToArray(), upload, scope, cancellation);
        if (!session.TryAdd(call))
        {
            cancellation.Dispose();
            return scope;
        }
        Interlocked.Increment(ref runningCalls);
        upload?.Begin();
        ThreadPool.QueueUserWorkItem(static run => _ = run.Handler.RunAsync(run.Call), (Handler: this, Call: call), preferLocal: false);
        return null;
    }

    async Task RunAsync(SocketCall call)
    {
        var outcome = await call.RunAsync(services);
        await session.Outbox.WaitForRoomAsync();
        if (outcome is { } told)
        {
            session.TryEnd(call, told, static (outbox, id, told) =>
            {
                if (told.Problem is null)
                    outbox.Result(id, told.Result);
                else
                    outbox.Error(id, told.Problem);
            });
        }
        Interlocked.Decrement(ref runningCalls);
        session.GoOn();
    }

    /// <summary>The client is told at once; a handler that takes no notice of its token ends later, for nobody.</summary>
    void CancelCall(SocketCall call)
    {
        session.TryEnd(call, 0, static (outbox, id, _) => outbox.Error(id, new Problem(PushErrorCodes.Canceled, 499, "The call was canceled.")));
        call.Cancel();
    }
}
