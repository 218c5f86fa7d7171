namespace M43;

[PushContract]
public interface ITweets
{
    [Topic] IAsyncEnumerable<string> Tweets(CancellationToken cancellationToken = default);
    Task Tweet(string text, CancellationToken cancellationToken = default);
}

public sealed class TweetsServer(TweetsPublisher publisher) : ITweetsServer
{
    public Task Tweet(string text, CancellationToken cancellationToken)
    {
        publisher.Tweets().PublishAsync(text, cancellationToken);    // PUSH0203
        return Task.CompletedTask;
    }
}
