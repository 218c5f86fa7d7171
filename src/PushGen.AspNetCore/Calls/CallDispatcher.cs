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
    /// <param name="gone">Canceled when the caller is gone. It ends the call, unless that is started at most once: the caller may come back for its outcome.</param>
    /// <param name="canceled">Canceled when the caller cancels the call.</param>
    /// <exception cref="OperationCanceledException">One of the tokens was canceled. Nothing else is thrown.</exception>
    public async ValueTask<CallOutcome> RunAsync(
        CallBinding binding, ReadOnlyMemory<byte> arguments, IAsyncEnumerable<ReadOnlyMemory<byte>>? elements, IServiceProvider services,
        CancellationToken gone, CancellationToken canceled = default)
    {
        try
        {
            var context = services.GetRequiredService<PushContextHolder>().Context!;
            if (binding.IsAtMostOnce && context.CallKey is { } key)
                return await RunOnceAsync(binding, arguments, new CallName(PushContext.OwnerOf(context.User), binding.Path, key), context, gone, canceled);
            using var either = canceled.CanBeCanceled ? CancellationTokenSource.CreateLinkedTokenSource(gone, canceled) : null;
            return await RunAsync(binding, binding.Bind(arguments), elements, services, either?.Token ?? gone);
        }
        catch (Exception e) when (e is not OperationCanceledException)     // what does not fit, before anything has run
        {
            return new CallOutcome(null, problems.Map(e, binding.Path));
        }
    }

    async ValueTask<CallOutcome> RunOnceAsync(
        CallBinding binding, ReadOnlyMemory<byte> arguments, CallName name, PushContext context, CancellationToken gone, CancellationToken canceled)
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
        using var cancels = canceled.UnsafeRegister(static run => ((CallRun)run!).Cancel(), run);
        try
        {
            return await run.Outcome.WaitAsync(isNew ? Timeout.InfiniteTimeSpan : Patience, time, gone);
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
            outcome = await RunAsync(binding, handler, null, scope.ServiceProvider, run.Canceled);
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
        CallBinding binding, CallRunner handler, IAsyncEnumerable<ReadOnlyMemory<byte>>? elements, IServiceProvider services, CancellationToken cancellationToken)
    {
        long began = time.GetTimestamp();
        var outcome = await RunHandlerAsync(binding, handler, elements, services, cancellationToken);
        metrics.Called(binding.Path, outcome, time.GetElapsedTime(began));
        return outcome;
    }

    async ValueTask<CallOutcome> RunHandlerAsync(
        CallBinding binding, CallRunner handler, IAsyncEnumerable<ReadOnlyMemory<byte>>? elements, IServiceProvider services, CancellationToken cancellationToken)
    {
        using var timeout = options.CallTimeout == Timeout.InfiniteTimeSpan ? null : new CancellationTokenSource(options.CallTimeout, time);
        using var both = timeout is null ? null : CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        try
        {
            return new CallOutcome(await handler(services, elements, both?.Token ?? cancellationToken));
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            throw;
        }
        catch (OperationCanceledException) when (timeout?.IsCancellationRequested == true)
        {
            return new CallOutcome(null, new Problem(PushErrorCodes.CallTimeout, 504, $"The call took longer than {options.CallTimeout}."));
        }
        catch (Exception e)
        {
            return new CallOutcome(null, problems.Map(e, binding.Path));
        }
    }
}
