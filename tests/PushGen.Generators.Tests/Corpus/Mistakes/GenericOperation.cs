namespace M06;

[PushContract]
public interface IStorage
{
    Task<T> Load<T>(string key, CancellationToken cancellationToken = default);    // PUSH0004
    Task Save(string key, string json, CancellationToken cancellationToken = default);
}
