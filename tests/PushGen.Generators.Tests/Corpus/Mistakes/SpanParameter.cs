namespace M12;

[PushContract]
public interface IHasher
{
    Task<string> Hash(ReadOnlySpan<byte> data, CancellationToken cancellationToken = default);    // PUSH0006
}
