namespace M16;

[PushContract]
public interface ISaver
{
    Task Save(string text, CancellationToken cancellationToken = default);
    Task SaveAsync(byte[] bytes, CancellationToken cancellationToken = default);    // PUSH0009
}
