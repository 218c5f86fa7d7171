using System.Net;

namespace PushGen.Tests;

public sealed class ServerSentEventsTests
{
    readonly ScriptedHandler server = new();

    ShopClient Client(Action<PushClientOptions>? configure = null)
    {
        var options = new PushClientOptions { Transports = PushTransports.ServerSentEvents, HttpMessageHandlerFactory = () => server, Random = () => 0 };
        configure?.Invoke(options);
        return new(new PushConnection("http://host/push", options));
    }

    [Fact]
    public async Task Stream_ThatIsCut_ResumesAfterTheLastCompleteEvent()
    {
        var clock = new AutoTime();
        server.Then(HttpStatusCode.OK, At.SseReady(4) + At.SseItem(5) + At.SseItem(6) + $"id: {At.Cursor(7)}\ndata: {{", "text/event-stream")
            .Then(HttpStatusCode.OK, At.SseReady(6) + At.SseItem(7), "text/event-stream");

        var quotes = await Client(o => o.TimeProvider = clock).Quotes("A").TakeAsync(3);

        Assert.Equal([5, 6, 7], quotes.Select(q => q.Price));
        Assert.Equal("GET /push/shop/quotes?symbol=A", (await server.NextAsync()).Line);
        Assert.Equal($"GET /push/shop/quotes?symbol=A&after={At.Cursor(6)}", (await server.NextAsync()).Line);
        Assert.Equal(TimeSpan.FromMilliseconds(1873), clock.Waits.First(w => w < TimeSpan.FromSeconds(5)));
    }
}
