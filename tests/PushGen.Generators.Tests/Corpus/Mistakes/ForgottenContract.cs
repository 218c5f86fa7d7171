namespace M31;

public interface INotAContract
{
    [Topic(Replay = 1)] IAsyncEnumerable<int> Values(CancellationToken cancellationToken = default);    // PUSH0020
}
