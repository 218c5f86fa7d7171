namespace M45;

[PushContract]
public interface INumbers
{
    [Topic] IAsyncEnumerable<int> Numbers(string name, CancellationToken cancellationToken = default);
}

public sealed class NumberSource(NumbersPublisher publisher)
{
    public async Task CountAsync(int to)
    {
        for (int i = 0; i < to; i++)
            await publisher.Numbers("all").PublishAsync(i);    // PUSH0205
    }
}
