namespace PushGen.EndToEnd.Tests.Behaviour;

/// <summary>
/// What a push client can rely on, whatever the transport. One abstract suite, one subclass per transport; the parts are named for what they hold.
/// </summary>
public abstract partial class BehaviourTests(PushTransports transport)
{
    static CancellationToken Token => TestContext.Current.CancellationToken;

    PushClientOptions Options() => new()
    {
        Transports = transport,
        ReconnectDelay = TimeSpan.FromMilliseconds(5),
        MaxReconnectDelay = TimeSpan.FromMilliseconds(50),
        PollWait = TimeSpan.FromSeconds(5),
    };

    BehaviourClient Client(PushServer server) => new(server.Address, Options());

    BehaviourClient Client(CuttingProxy proxy) => new(proxy.Address, Options());

    static async Task PublishAsync(AspNetCore.Topic<Note> topic, int from, int to)
    {
        for (int i = from; i <= to; i++)
            await topic.PublishAsync(new Note(i), Token);
    }

    /// <summary>The first <paramref name="count"/> items, or all if the sequence ends before.</summary>
    static async Task<List<T>> Take<T>(IAsyncEnumerable<T> items, int count)
    {
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(Token);
        timeout.CancelAfter(Limits.Long);
        var taken = new List<T>();
        await foreach (var item in items.WithCancellation(timeout.Token))
        {
            taken.Add(item);
            if (taken.Count == count)
                break;
        }
        return taken;
    }

    static async Task<TException> Throws<TException>(Func<Task> action)
        where TException : Exception => await Assert.ThrowsAsync<TException>(() => action().WaitAsync(Limits.Long, Token));
}

public sealed class LongPollingBehaviourTests() : BehaviourTests(PushTransports.LongPolling);

public sealed class ServerSentEventsBehaviourTests() : BehaviourTests(PushTransports.ServerSentEvents);

public sealed class WebSocketBehaviourTests() : BehaviourTests(PushTransports.WebSocket);
