namespace PushGen;

/// <summary>Wants to know whether a feed begins, and takes nothing of it.</summary>
sealed class ProbeSink(CancellationTokenSource enough) : IFeedSink
{
    public bool IsReady { get; private set; }

    public int Room => 1;

    public int Enough => 1;

    public long Taken => 0;

    public void Ready(PushCursor? start)
    {
        IsReady = true;
        enough.Cancel();
    }

    public bool Item(PushCursor cursor, ReadOnlySpan<byte> json, bool isRead) => false;

    public bool Gap(PushGap gap) => false;

    public Task WaitForTakenAsync(long count, CancellationToken cancellationToken) => Task.Delay(Timeout.Infinite, cancellationToken);
}
