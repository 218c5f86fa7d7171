namespace M24;

[PushContract]
public interface ITimeline
{
    [Topic] IAsyncEnumerable<string> Posts(string tag, int limit, CancellationToken cancellationToken = default);    // PUSH0015
}
