namespace PushGen.EndToEnd.Tests.Matrix;

/// <summary>A topic with one key. The contracts of the matrix are this, closed over a type that may be a key.</summary>
public interface IKeyed<T>
{
    [Topic]
    IAsyncEnumerable<int> Topic(T key, CancellationToken cancellationToken = default);

    [Topic]
    IAsyncEnumerable<int> TopicOrDefault(T? key = default, CancellationToken cancellationToken = default);
}

/// <summary>One type of topic keys, with values that name a topic each.</summary>
abstract class KeyCase(string name)
{
    public string Name { get; } = name;

    public abstract Task TopicAsync(EchoEnds ends);

    public static KeyCase Of<T>(string name, T[] keys) => new KeyCase<T>(name, keys);
}

/// <inheritdoc/>
sealed class KeyCase<T>(string name, T[] keys) : KeyCase(name)
{
    static CancellationToken Token => TestContext.Current.CancellationToken;

    // The suites of all transports publish the same items, so that the first is always the key's own.
    public override async Task TopicAsync(EchoEnds ends)
    {
        var client = ends.KeyedClient<T>();
        for (int i = 0; i < keys.Length; i++)
            await ends.Topic<int>("Topic", keys[i]).PublishAsync(i, Token);
        await ends.Topic<int>("TopicOrDefault", default(T)).PublishAsync(-1, Token);

        for (int i = 0; i < keys.Length; i++)
            Assert.Equal(i, await client.Topic(keys[i], Token).FromEarliest().FirstAsync(Token));
        Assert.Equal(-1, await client.TopicOrDefault(cancellationToken: Token).FromEarliest().FirstAsync(Token));
    }
}
