namespace M01;

[PushContract]
public interface IRepository<T>    // PUSH0001
{
    [Topic] IAsyncEnumerable<T> Changed(CancellationToken cancellationToken = default);
}
