using System.Net;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using PushGen.AspNetCore;

namespace PushGen.EndToEnd.Tests.Behaviour;

/// <summary>
/// What a push client can rely on, whatever the transport. One abstract suite, one subclass per transport; the parts are named for what they hold.
/// </summary>
public abstract partial class BehaviourTests(PushTransports transport, HttpProtocols protocols)
{
    static CancellationToken Token => TestContext.Current.CancellationToken;

    PushClientOptions Options() => new()
    {
        Transports = transport,
        ReconnectDelay = TimeSpan.FromMilliseconds(5),
        MaxReconnectDelay = TimeSpan.FromMilliseconds(50),
        PollWait = TimeSpan.FromSeconds(5),
        HttpVersion = protocols == HttpProtocols.Http2 ? HttpVersion.Version20 : HttpVersion.Version11,
        HttpVersionPolicy = HttpVersionPolicy.RequestVersionExact,      // without TLS nothing can be negotiated
    };

    Task<PushServer> StartAsync(int port = 0, Action<PushOptions>? options = null) => PushServer.StartAsync(port, protocols, options);

    BehaviourClient Client(PushServer server) => new(server.Address, Options());

    BehaviourClient Client(CuttingProxy proxy) => new(proxy.Address, Options());

    static async Task PublishAsync(Topic<Note> topic, int from, int to)
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

public sealed class LongPollingBehaviourTests() : BehaviourTests(PushTransports.LongPolling, HttpProtocols.Http1);

public sealed class LongPollingHttp2BehaviourTests() : BehaviourTests(PushTransports.LongPolling, HttpProtocols.Http2);

public sealed class ServerSentEventsBehaviourTests() : BehaviourTests(PushTransports.ServerSentEvents, HttpProtocols.Http1);

public sealed class ServerSentEventsHttp2BehaviourTests() : BehaviourTests(PushTransports.ServerSentEvents, HttpProtocols.Http2);

public sealed class WebSocketBehaviourTests() : BehaviourTests(PushTransports.WebSocket, HttpProtocols.Http1);

public sealed class WebSocketHttp2BehaviourTests() : BehaviourTests(PushTransports.WebSocket, HttpProtocols.Http2);
