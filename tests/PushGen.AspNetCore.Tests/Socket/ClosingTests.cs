using System.Net.WebSockets;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using SocketTests.Shop;

namespace SocketTests;

/// <summary>How a connection ends: the cases of the session's remarks, by their numbers, where no other test class has them.</summary>
public sealed class ClosingTests
{
    const string Quotes = """{"t":"sub","i":1,"m":"trading/quotes","a":{"symbol":"A"}}""";

    static async Task SubscribeAsync(ShopSocket socket)
    {
        await socket.SendAsync(Quotes);
        Assert.Equal("subd", (await socket.ReceiveAsync()).GetProperty("t").GetString());
        Assert.Equal("live", (await socket.ReceiveAsync()).GetProperty("t").GetString());
    }

    /// <summary>Until the server has noticed, which nothing tells.</summary>
    static async Task WaitForNoReaderAsync(ShopHost host)
    {
        while (host.Publisher.Quotes("A").SubscriberCount > 0)
            await Task.Delay(5, ShopHost.Token);
    }

    [Fact]
    public async Task Case1_ClientCloses_IsAnswered1000()
    {
        await using var host = await ShopHost.StartAsync();
        using var socket = await host.ConnectAsync();
        await SubscribeAsync(socket);
        await socket.Raw.CloseAsync(WebSocketCloseStatus.NormalClosure, null, ShopHost.Token);
        Assert.Equal(WebSocketCloseStatus.NormalClosure, socket.Raw.CloseStatus);
        await WaitForNoReaderAsync(host);
    }

    [Fact]
    public async Task Case2_AfterABreach_NothingMoreIsHandledOrSent()
    {
        await using var host = await ShopHost.StartAsync();
        using var socket = await host.ConnectAsync();
        await SubscribeAsync(socket);
        await socket.SendAsync("nonsense");
        await socket.SendAsync("""{"t":"ping"}""");
        await host.Publisher.Quotes("A").PublishAsync(new Quote("A", 1), ShopHost.Token);
        var (code, frames) = await socket.ExpectCloseAsync();
        Assert.Equal(4400, code);
        Assert.Equal("err", frames[^1].GetProperty("t").GetString());
        Assert.DoesNotContain(frames, frame => frame.GetProperty("t").GetString() == "pong");
        await WaitForNoReaderAsync(host);
    }

    [Fact]
    public async Task Case4_Drain_SaysByeAndCloses1001()
    {
        await using var host = await ShopHost.StartAsync();
        using var socket = await host.ConnectAsync();
        await SubscribeAsync(socket);
        var stopping = host.StopAsync();
        var (code, frames) = await socket.ExpectCloseAsync();
        Assert.Equal(1001, code);
        var bye = Assert.Single(frames);
        Assert.Equal(("bye", "drain"), (bye.GetProperty("t").GetString(), bye.GetProperty("reason").GetString()));
        Assert.InRange(bye.GetProperty("after").GetDouble(), 0, 10);
        await stopping;
    }

    [Fact]
    public async Task Case4_WhatIsInTheLog_ComesBeforeBye_AsCreditIsGiven()
    {
        await using var host = await ShopHost.StartAsync();
        using var socket = await host.ConnectAsync();
        await socket.SendAsync("""{"t":"sub","i":1,"m":"trading/quotes","a":{"symbol":"A"},"credit":1}""");
        await socket.ReceiveAsync();
        await socket.ReceiveAsync();
        for (int i = 1; i <= 3; i++)
            await host.Publisher.Quotes("A").PublishAsync(new Quote("A", i), ShopHost.Token);
        Assert.Equal("items", (await socket.ReceiveAsync()).GetProperty("t").GetString());

        var stopping = host.StopAsync();
        await socket.SendAsync("""{"t":"call","i":2,"m":"trading/cancel-all"}""");
        for (int i = 3; (await socket.ReceiveAsync()).GetProperty("t").GetString() != "err"; i++)
            await socket.SendAsync($$"""{"t":"call","i":{{i}},"m":"trading/cancel-all"}""");        // until it drains
        await host.Publisher.Quotes("A").PublishAsync(new Quote("A", 4), ShopHost.Token);       // not any more
        await socket.SendAsync("""{"t":"credit","i":1,"to":3}""");
        Assert.Equal(2, (await socket.ReceiveAsync()).GetProperty("items").GetArrayLength());
        Assert.Equal("bye", (await socket.ReceiveAsync()).GetProperty("t").GetString());
        Assert.Equal(1001, (await socket.ExpectCloseAsync()).Code);
        await stopping;
    }

    [Fact]
    public async Task Case4_ReaderThatTakesNothing_IsNotWaitedForLongerThanTheDrainTime()
    {
        var time = new FakeTimeProvider(DateTimeOffset.UtcNow);
        await using var host = await ShopHost.StartAsync(time: time);
        using var socket = await host.ConnectAsync();
        await socket.SendAsync("""{"t":"sub","i":1,"m":"trading/quotes","a":{"symbol":"A"},"credit":0}""");
        await socket.ReceiveAsync();
        await host.Publisher.Quotes("A").PublishAsync(new Quote("A", 1), ShopHost.Token);
        var stopping = host.StopAsync();
        var closing = socket.ExpectCloseAsync();
        while (!closing.IsCompleted)
        {
            time.Advance(TimeSpan.FromSeconds(1));
            await Task.WhenAny(closing, Task.Delay(5, ShopHost.Token));
        }
        Assert.Equal("bye", Assert.Single((await closing).Frames).GetProperty("t").GetString());
        await stopping;
    }

    [Fact]
    public async Task Case4_RunningCalls_AreAnsweredBetweenByeAndClose()
    {
        await using var host = await ShopHost.StartAsync();
        var started = new TaskCompletionSource();
        var finish = new TaskCompletionSource();
        host.Desk.Order = async (order, _, cancellationToken) =>
        {
            started.SetResult();
            await finish.Task.WaitAsync(cancellationToken);
            return new OrderReceipt("done");
        };
        using var socket = await host.ConnectAsync();
        await SubscribeAsync(socket);
        await socket.SendAsync("""{"t":"call","i":2,"m":"trading/place-order","a":{"order":{"symbol":"A","quantity":1}}}""");
        await started.Task;
        var stopping = host.StopAsync();
        Assert.Equal("bye", (await socket.ReceiveAsync()).GetProperty("t").GetString());
        await WaitForNoReaderAsync(host);
        await socket.SendAsync("""[{"t":"call","i":3,"m":"trading/cancel-all"},{"t":"sub","i":4,"m":"trading/quotes","a":{"symbol":"A"}},{"t":"stream","i":5,"m":"trading/backtest","a":{}}]""");
        for (int i = 3; i <= 5; i++)
            await socket.ExpectErrorAsync(i, "draining", 503);
        finish.SetResult();
        await socket.ExpectAsync("""{"t":"res","i":2,"d":{"id":"done"}}""");
        Assert.Equal(1001, (await socket.ExpectCloseAsync()).Code);
        await stopping;
    }

    [Fact]
    public async Task Case4_CallThatDoesNotEnd_IsCutByTheShutdownTimeout()
    {
        await using var host = await ShopHost.StartAsync(services: services =>
            services.Configure<Microsoft.Extensions.Hosting.HostOptions>(options => options.ShutdownTimeout = TimeSpan.FromSeconds(1)));
        var started = new TaskCompletionSource();
        var canceled = new TaskCompletionSource();
        host.Desk.Order = async (_, _, cancellationToken) =>
        {
            using var told = cancellationToken.Register(canceled.SetResult);
            started.SetResult();
            await Task.Delay(Timeout.Infinite, cancellationToken);
            return new OrderReceipt("never");
        };
        using var socket = await host.ConnectAsync();
        await socket.SendAsync("""{"t":"call","i":1,"m":"trading/place-order","a":{"order":{"symbol":"A","quantity":1}}}""");
        await started.Task;
        try
        {
            await host.StopAsync().WaitAsync(TimeSpan.FromSeconds(15), ShopHost.Token);
        }
        catch (OperationCanceledException)
        {
        }
        await canceled.Task.WaitAsync(TimeSpan.FromSeconds(15), ShopHost.Token);
    }

    [Fact]
    public async Task Case4_Streams_GetTheirEndBeforeBye()
    {
        await using var host = await ShopHost.StartAsync();
        host.Desk.Candles = (_, _, cancellationToken) => Endless(cancellationToken);
        using var socket = await host.ConnectAsync();
        await socket.SendAsync("""{"t":"stream","i":1,"m":"trading/backtest","a":{"strategy":{"name":"x","days":1}}}""");
        Assert.Equal("subd", (await socket.ReceiveAsync()).GetProperty("t").GetString());
        var stopping = host.StopAsync();
        var (code, frames) = await socket.ExpectCloseAsync();
        Assert.Equal(1001, code);
        var end = frames.Single(frame => frame.GetProperty("t").GetString() == "end");
        Assert.Equal(("failed", "draining"), (end.GetProperty("reason").GetString(), end.GetProperty("p").GetProperty("code").GetString()));
        Assert.Equal("bye", frames[^1].GetProperty("t").GetString());
        await stopping;
    }

    static async IAsyncEnumerable<Candle> Endless([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        yield return new Candle(1);
        await Task.Delay(Timeout.Infinite, cancellationToken);
    }

    [Fact]
    public async Task Case5_PeerThatReadsNothing_IsGivenUp()
    {
        var time = new FakeTimeProvider(DateTimeOffset.UtcNow);
        await using var host = await ShopHost.StartAsync(time: time);
        using var socket = await host.ConnectAsync();
        await SubscribeAsync(socket);
        var quotes = host.Publisher.Quotes("A");
        var published = Task.Run(async () =>
        {
            string large = new('x', 100_000);
            while (quotes.SubscriberCount > 0)
            {
                await quotes.PublishAsync(new Quote(large, 1), ShopHost.Token);
                await Task.Yield();
            }
        }, ShopHost.Token);
        await host.AdvanceUntilAsync(published, TimeSpan.FromSeconds(1));
    }

    [Fact]
    public async Task Case5_PeerThatDoesNotAnswerTheClose_IsGivenUp()
    {
        var time = new FakeTimeProvider(DateTimeOffset.UtcNow);
        await using var host = await ShopHost.StartAsync(time: time);
        using var socket = await host.ConnectAsync();
        await SubscribeAsync(socket);
        await socket.SendAsync("nonsense");
        await WaitForNoReaderAsync(host);       // and the client reads nothing: the server waits for its close, or its own time
        var gone = Task.Run(async () =>
        {
            while (true)
                await socket.SendAsync("""{"t":"ping"}""");
        }, ShopHost.Token);
        await host.AdvanceUntilAsync(Task.WhenAny(gone), TimeSpan.FromSeconds(1));
        await Assert.ThrowsAnyAsync<Exception>(() => gone);
    }

    [Fact]
    public async Task Case6_ConnectionLost_ReadersLeave()
    {
        await using var host = await ShopHost.StartAsync();
        using var socket = await host.ConnectAsync();
        await SubscribeAsync(socket);
        socket.Raw.Abort();
        await WaitForNoReaderAsync(host);
    }

    [Fact]
    public async Task Case7_MoreFramesThanMayWait_Closes4429()
    {
        await using var host = await ShopHost.StartAsync(options => options.MaxFrameBytes = 1000);
        var never = new TaskCompletionSource<bool>();
        host.Desk.Gate = (_, _) => new ValueTask<bool>(never.Task);
        using var socket = await host.ConnectAsync();
        await socket.SendAsync(Quotes);
        for (int i = 0; i < 20; i++)
            await socket.SendAsync("""{"t":"ping"}""".PadRight(1000));
        Assert.Equal(4429, (await socket.ExpectCloseAsync()).Code);
    }

    [Fact]
    public async Task Case7_AnswersThatNobodyReads_AreBounded()
    {
        await using var host = await ShopHost.StartAsync();
        using var socket = await host.ConnectAsync();
        await SubscribeAsync(socket);
        long id = 1;
        try
        {
            while (host.Publisher.Quotes("A").SubscriberCount > 0)
            {
                string frames = string.Join(',', Enumerable.Range(0, 64).Select(_ => $$"""{"t":"call","i":{{++id}},"m":"x"}"""));
                await socket.SendAsync("[" + frames + "]");
                Assert.InRange(id, 0, 5_000_000);
            }
        }
        catch (WebSocketException)
        {
        }
        var (code, _) = await socket.ExpectCloseAsync();
        Assert.Equal(4429, code);
    }
}
