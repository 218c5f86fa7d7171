namespace PushGen.AspNetCore.Tests.Contract;

/// <summary>What the server class's methods show a test, and what they wait for.</summary>
sealed class DeskProbe
{
    public int StreamsStarted;
    public int LastElement;

    public TaskCompletionSource Started { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public TaskCompletionSource Canceled { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public TaskCompletionSource Hold { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public TaskCompletionSource<Exception> UploadFailed { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public SemaphoreSlim ElementTaken { get; } = new(0);
}
