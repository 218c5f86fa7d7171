namespace M27;

[PushContract]
public interface IHistory
{
    [Topic(Retain = 10, Replay = 100)] IAsyncEnumerable<int> Values(CancellationToken cancellationToken = default);    // PUSH0018
}
