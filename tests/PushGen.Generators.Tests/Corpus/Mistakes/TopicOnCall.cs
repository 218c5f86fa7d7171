namespace M21;

[PushContract]
public interface ITimers
{
    [Topic] Task<int> Remaining(string timer, CancellationToken cancellationToken = default);    // PUSH0013
}
