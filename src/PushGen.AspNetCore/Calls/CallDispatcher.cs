using System.Security.Cryptography;
using Microsoft.Extensions.DependencyInjection;
using PushGen.AspNetCore.Hosting;

namespace PushGen.AspNetCore.Calls;

/// <summary>Runs calls for every window and turns what comes of them into one outcome.</summary>
sealed class CallDispatcher(PushOptions options, TimeProvider time, ProblemMapper problems, CallLedger ledger, ServerMetrics metrics, IServiceScopeFactory scopes)
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);       // of those who ask for a call that somebody else began

    /// <summary>Runs a call; one that is started at most once and was started before is not run, but waited for.</summary>
    /// <param name="binding">The operation.</param>
    /// <param name="arguments">Its arguments, one JSON object; not read any more when the call has begun.</param>
    /// <param name="elements">The elements of an upload, or null.</param>
    /// <param name="services">A scope whose <see cref="PushContextHolder"/> is set.</param>
    /// <param name="cancellation">
    /// Made by <see cref="NewCancellation"/>, and disposed by the caller. That the caller is gone ends the call, unless it is started at most once: the
    /// caller may come back for its outcome.
    /// </param>
    /// <exception cref="OperationCanceledException">The caller canceled or is gone. Nothing else is thrown.</exception>
    public async ValueTask<CallOutcome> RunAsync(
        CallBinding binding, ReadOnlyMemory<byte> arguments, IAsyncEnumerable<ReadOnlyMemory<byte>>? elements, IServiceProvider services, CallCancellation cancellation)
    {
        try
        {
            var context = services.GetRequiredService<PushContextHolder>().Context!;
            if (IsRunOnce(binding, context.CallKey))
                return await RunOnceAsync(binding, arguments, new CallName(PushContext.OwnerOf(context.User), binding.Path, context.CallKey!), context, cancellation);
            return await RunAsync(binding, binding.Bind(arguments), elements, services, cancellation);
        }
        catch (Exception e) when (e is not OperationCanceledException)     // what does not fit, before anything has run
        {
            return new CallOutcome(null, problems.Map(e, binding.Path));
        }
    }

    /// <summary>What may end a call that is asked for. One that is started at most once runs by itself, and has its time limit there.</summary>
    public CallCancellation NewCancellation(CallBinding binding, string? key, CancellationToken gone) =>
        new(IsRunOnce(binding, key) ? Timeout.InfiniteTimeSpan : options.CallTimeout, time, gone);

    static bool IsRunOnce(CallBinding binding, string? key) => binding.IsAtMostOnce && key is not null;

    async ValueTask<CallOutcome> RunOnceAsync(
        CallBinding binding, ReadOnlyMemory<byte> arguments, CallName name, PushContext context, CallCancellation cancellation)
    {
        byte[] hash = SHA256.HashData(arguments.Span);
        bool isNew = false;
        var run = ledger.Find(name, hash);
        if (run is null)
        {
            var handler = binding.Bind(arguments);      // refused, it is not remembered
            run = ledger.GetOrAdd(name, hash, out isNew);
            if (isNew)
                _ = Task.Run(() => ExecuteAsync(binding, handler, name, run, context), CancellationToken.None);
        }
        try
        {
            return await run.Outcome.WaitAsync(isNew ? Timeout.InfiniteTimeSpan : Patience, time, cancellation.Token);
        }
        catch (OperationCanceledException) when (cancellation.IsByCaller)
        {
            run.Cancel();
            throw;
        }
        catch (TimeoutException)
        {
            return new CallOutcome(null, new Problem(PushErrorCodes.CallInProgress, 409, "The call still runs.") { RetryAfter = 1 });
        }
    }

    /// <summary>Apart from the connection that asked first, in a scope of its own.</summary>
    async Task ExecuteAsync(CallBinding binding, CallRunner handler, CallName name, CallRun run, PushContext context)
    {
        CallOutcome outcome;
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<PushContextHolder>().Context =
                new PushContext(context.User, context.ConnectionId, context.Transport, httpContext: null, name.Key);
            using var cancellation = new CallCancellation(options.CallTimeout, time, run.Canceled);
            outcome = await RunAsync(binding, handler, null, scope.ServiceProvider, cancellation);
        }
        catch (OperationCanceledException) when (run.Canceled.IsCancellationRequested)
        {
            outcome = new CallOutcome(null, new Problem(PushErrorCodes.Canceled, 499, "The call was canceled."));
        }
        catch (Exception e)     // from a scoped service's disposal
        {
            outcome = new CallOutcome(null, problems.Map(e, binding.Path));
        }
        ledger.Complete(name, run, outcome);
    }

    async ValueTask<CallOutcome> RunAsync(
        CallBinding binding, CallRunner handler, IAsyncEnumerable<ReadOnlyMemory<byte>>? elements, IServiceProvider services, CallCancellation cancellation)
    {
        long began = time.GetTimestamp();
        var outcome = await RunHandlerAsync(binding, handler, elements, services, cancellation);
        metrics.Called(binding.Path, outcome, time.GetElapsedTime(began));
        return outcome;
    }

    async ValueTask<CallOutcome> RunHandlerAsync(
        CallBinding binding, CallRunner handler, IAsyncEnumerable<ReadOnlyMemory<byte>>? elements, IServiceProvider services, CallCancellation cancellation)
    {
        try
        {
            return new CallOutcome(await handler(services, elements, cancellation.Token));
        }
        catch (OperationCanceledException) when (cancellation.IsByCaller || cancellation.Gone.IsCancellationRequested)
        {
            throw;
        }
        catch (OperationCanceledException) when (cancellation.IsTimeout)
        {
            return new CallOutcome(null, new Problem(PushErrorCodes.CallTimeout, 504, $"The call took longer than {options.CallTimeout}."));
        }
        catch (Exception e)
        {
            return new CallOutcome(null, problems.Map(e, binding.Path));
        }
    }
}
