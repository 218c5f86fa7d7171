namespace M51;

[PushContract]
public interface IMinutes
{
    [Topic] IAsyncEnumerable<string> Minutes(string meeting, CancellationToken cancellationToken = default);
    Task Write(string meeting, string text, CancellationToken cancellationToken = default);
}

public sealed class MinutesServer : IMinutesServer
{
    public ValueTask<bool> AuthorizeMinutes(string meeting, CancellationToken cancellationToken) => new(meeting.Length > 3);    // PUSH0503
    public Task Write(string meeting, string text, CancellationToken cancellationToken) => Task.CompletedTask;
}
