using System.Diagnostics.CodeAnalysis;

namespace PushGen.AspNetCore.Calls;

/// <summary>One at-most-once call: started once, and asked for as often as its caller likes.</summary>
[SuppressMessage("Design", "CA1001", Justification = "The token source holds no timer, and is read as long as somebody may ask.")]
sealed class CallRun(byte[] argumentsHash)
{
    readonly CancellationTokenSource canceling = new();
    readonly TaskCompletionSource<CallOutcome> outcome = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public byte[] ArgumentsHash { get; } = argumentsHash;

    public Task<CallOutcome> Outcome => outcome.Task;

    /// <summary>Canceled when somebody who asked for it cancels it; not when their connection is gone.</summary>
    public CancellationToken Canceled => canceling.Token;

    public long CompletedAt { get; private set; }

    public void Cancel() => _ = canceling.CancelAsync();    // the handler's own code runs then, elsewhere

    public void Complete(CallOutcome told, long at)
    {
        CompletedAt = at;
        outcome.SetResult(told);
    }
}
