namespace M30;

[PushContract]
public interface ITransfers
{
    [Idempotent, AtMostOnce] Task Transfer(decimal amount, CancellationToken cancellationToken = default);    // PUSH0019
}
