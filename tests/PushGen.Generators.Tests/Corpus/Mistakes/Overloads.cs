namespace M15;

[PushContract]
public interface ILookup
{
    Task<string> Find(int id, CancellationToken cancellationToken = default);
    Task<string> Find(string name, CancellationToken cancellationToken = default);    // PUSH0009
}
