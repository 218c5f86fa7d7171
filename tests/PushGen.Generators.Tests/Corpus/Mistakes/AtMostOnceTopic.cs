namespace M29;

[PushContract]
public interface ISignals
{
    [Topic, AtMostOnce] IAsyncEnumerable<int> Signals(CancellationToken cancellationToken = default);    // PUSH0019
}
