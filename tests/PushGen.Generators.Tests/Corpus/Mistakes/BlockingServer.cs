namespace M44;

[PushContract]
public interface ISlow
{
    Task<int> Work(int milliseconds, CancellationToken cancellationToken = default);
    Task<string> Fetch(string address, CancellationToken cancellationToken = default);
}

public sealed class SlowServer(System.Net.Http.HttpClient http) : ISlowServer
{
    public Task<int> Work(int milliseconds, CancellationToken cancellationToken)
    {
        Thread.Sleep(milliseconds);    // PUSH0204
        return Task.FromResult(milliseconds);
    }

    public Task<string> Fetch(string address, CancellationToken cancellationToken) =>
        Task.FromResult(http.GetStringAsync(address, cancellationToken).Result);    // PUSH0204
}
