namespace PushGen;

/// <summary>A call on a WebSocket, waiting for its answer.</summary>
sealed class SocketCall<T>(ItemFormat<T> format) : SocketCall
{
    readonly TaskCompletionSource<T> answer = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task<T> Answer => answer.Task;

    public override void Answered(ReadOnlySpan<byte> json)
    {
        try
        {
            answer.TrySetResult(format.Read(json));
        }
        catch (PushException e)
        {
            answer.TrySetException(e);
        }
    }

    public override void Failed(PushException error) => answer.TrySetException(error);

    public override void Lost(FeedEnd end) =>
        answer.TrySetException(HttpCalls.OutcomeUnknown($"The connection was lost ({end.Reason}) before the answer came; the server may have run the call.", 0, end.Error));
}
