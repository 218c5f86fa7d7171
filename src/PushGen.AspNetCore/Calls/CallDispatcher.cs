using PushGen.AspNetCore.Hosting;

namespace PushGen.AspNetCore.Calls;

/// <summary>Runs calls for every window and turns what comes of them into one outcome.</summary>
sealed class CallDispatcher(PushOptions options, TimeProvider time, ProblemMapper problems)
{
    /// <summary>Runs a call. Never throws, save for cancellation by <paramref name="cancellationToken"/>.</summary>
    /// <param name="binding">The operation.</param>
    /// <param name="arguments">Its arguments, one JSON object.</param>
    /// <param name="elements">The elements of an upload, or null.</param>
    /// <param name="services">A scope whose <see cref="PushContextHolder"/> is set.</param>
    /// <param name="cancellationToken">Canceled when the caller cancels or is gone.</param>
    public async ValueTask<CallOutcome> RunAsync(
        CallBinding binding, ReadOnlyMemory<byte> arguments, IAsyncEnumerable<ReadOnlyMemory<byte>>? elements, IServiceProvider services, CancellationToken cancellationToken)
    {
        using var timeout = options.CallTimeout == Timeout.InfiniteTimeSpan ? null : new CancellationTokenSource(options.CallTimeout, time);
        using var both = timeout is null ? null : CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        try
        {
            return new CallOutcome(await binding.Bind(arguments)(services, elements, both?.Token ?? cancellationToken));
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
