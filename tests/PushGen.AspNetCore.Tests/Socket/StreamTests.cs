using System.Runtime.CompilerServices;
using System.Text.Json;
using Microsoft.Extensions.Time.Testing;
using SocketTests.Shop;

namespace SocketTests;

public sealed class StreamTests
{
    const string Key = "0123456789abcdefghijklmnop";
    const string Arguments = """{"strategy":{"name":"x","days":1},"days":5}""";

    static string Start(int id, string more = "", string arguments = Arguments) => $$"""{"t":"stream","i":{{id}},"m":"trading/backtest","a":{{arguments}}{{more}}}""";

    static async Task<List<JsonElement>> ReadToEndAsync(ShopSocket socket)
    {
        var frames = new List<JsonElement>();
        do
            frames.Add(await socket.ReceiveAsync());
        while (frames[^1].GetProperty("t").GetString() is not ("end" or "err"));
        return frames;
    }

    static List<int> Opens(IEnumerable<JsonElement> frames) =>
        [.. frames.Where(frame => frame.GetProperty("t").GetString() == "items").SelectMany(frame => frame.GetProperty("items").EnumerateArray())
            .Select(item => item.GetProperty("d").GetProperty("open").GetInt32())];

    /// <summary>Two items, then nothing until the stream is canceled; <paramref name="canceled"/> is set then.</summary>
    static Func<Strategy, int, CancellationToken, IAsyncEnumerable<Candle>> Endless(TaskCompletionSource canceled)
    {
        return (_, _, cancellationToken) => Run(cancellationToken);

        async IAsyncEnumerable<Candle> Run([EnumeratorCancellation] CancellationToken cancellationToken)
        {
            yield return new Candle(1);
            yield return new Candle(2);
            using var stopped = cancellationToken.Register(canceled.SetResult);
            await canceled.Task;
        }
    }

    static async Task<string> ReadItemsAsync(ShopSocket socket, int count = 2)
    {
        var subscribed = await socket.ReceiveAsync();
        Assert.Equal("subd", subscribed.GetProperty("t").GetString());
        for (int items = 0; items < count;)
        {
            var frame = await socket.ReceiveAsync();
            items += frame.TryGetProperty("items", out var some) ? some.GetArrayLength() : 0;
        }
        return subscribed.GetProperty("stream").GetString()!;
    }

    [Fact]
    public async Task Stream_RunsToItsEnd()
    {
        await using var host = await ShopHost.StartAsync();
        using var socket = await host.ConnectAsync();
        await socket.SendAsync(Start(1));
        var frames = await ReadToEndAsync(socket);
        Assert.Equal([1, 2, 3, 4, 5], Opens(frames));
        Assert.Equal(26, frames[0].GetProperty("stream").GetString()!.Length);
        Assert.Equal("""{"t":"end","i":1,"reason":"completed"}""", frames[^1].GetRawText());
    }

    [Fact]
    public async Task Stream_ThatFails_EndsWithTheProblem()
    {
        await using var host = await ShopHost.StartAsync();
        host.Desk.Candles = (_, _, _) => throw new PushGen.PushException("no-data", 422, "Nothing for that strategy.");
        using var socket = await host.ConnectAsync();
        await socket.SendAsync(Start(1));
        var end = (await ReadToEndAsync(socket))[^1];
        Assert.Equal(("failed", "no-data"), (end.GetProperty("reason").GetString(), end.GetProperty("p").GetProperty("code").GetString()));
    }

    [Fact]
    public async Task Stream_SameKey_AttachesFromTheStartOrACursor()
    {
        await using var host = await ShopHost.StartAsync();
        using var first = await host.ConnectAsync();
        await first.SendAsync(Start(1, $$""","key":"{{Key}}" """));
        var frames = await ReadToEndAsync(first);
        Assert.Equal(Key, frames[0].GetProperty("stream").GetString());
        string cursor = frames.First(frame => frame.TryGetProperty("items", out _)).GetProperty("items")[0].GetProperty("c").GetString()!;
        host.Desk.Candles = (_, _, _) => throw new InvalidOperationException("must not run again");

        using var second = await host.ConnectAsync();
        await second.SendAsync(Start(1, $$""","key":"{{Key}}" """));
        Assert.Equal([1, 2, 3, 4, 5], Opens(await ReadToEndAsync(second)));
        await second.SendAsync(Start(2, $$""","key":"{{Key}}","after":"{{cursor}}" """));
        Assert.Equal([2, 3, 4, 5], Opens(await ReadToEndAsync(second)));
        await second.SendAsync(Start(3, $$""","key":"{{Key}}" """, """{"strategy":{"name":"y","days":1}}"""));
        await second.ExpectErrorAsync(3, "key-reused", 422);
        await second.SendAsync(Start(4, $$""","key":"{{Key}}","after":"{{cursor}}" """, """{"strategy":{"name":"y","days":1}}"""));
        await second.ExpectErrorAsync(4, "key-reused", 422);
    }

    [Theory]
    [InlineData($$""","key":"{{Key}}","after":"00000000.00000000001.000000" """)]
    [InlineData($$""","key":"{{Key}}","after":"nonsense" """)]
    [InlineData(""","after":"00000000.00000000001.000000" """)]
    public async Task Stream_WithACursor_NeverStarts(string more)
    {
        await using var host = await ShopHost.StartAsync();
        host.Desk.Candles = (_, _, _) => throw new InvalidOperationException("must not run");
        using var socket = await host.ConnectAsync();
        await socket.SendAsync(Start(1, more));
        await socket.ExpectErrorAsync(1, "no-stream", 404);
    }

    [Theory]
    [InlineData(""","key":"short" """, Arguments, "params-invalid")]
    [InlineData("", "{}", "body-invalid")]
    [InlineData("", "[1]", "body-invalid")]
    public async Task Stream_ThatDoesNotFit_IsAnError(string more, string arguments, string code)
    {
        await using var host = await ShopHost.StartAsync();
        using var socket = await host.ConnectAsync();
        await socket.SendAsync(Start(1, more, arguments));
        await socket.ExpectErrorAsync(1, code, 400);
    }

    [Fact]
    public async Task Cancel_EndsTheStreamForAll_AndStopsTheIterator()
    {
        await using var host = await ShopHost.StartAsync();
        var canceled = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        host.Desk.Candles = Endless(canceled);
        using var first = await host.ConnectAsync();
        using var second = await host.ConnectAsync();
        foreach (var socket in new[] { first, second })
        {
            await socket.SendAsync(Start(1, $$""","key":"{{Key}}" """));
            await ReadItemsAsync(socket);
        }
        await first.SendAsync("""[{"t":"cancel","i":1},{"t":"cancel","i":1}]""");
        await canceled.Task.WaitAsync(ShopHost.Token);
        foreach (var socket in new[] { first, second })
            Assert.Equal("""{"t":"end","i":1,"reason":"canceled"}""", (await ReadToEndAsync(socket))[^1].GetRawText());
    }

    [Fact]
    public async Task Unsubscribe_LeavesTheStreamRunning()
    {
        await using var host = await ShopHost.StartAsync();
        var canceled = new TaskCompletionSource();
        host.Desk.Candles = Endless(canceled);
        using var socket = await host.ConnectAsync();
        await socket.SendAsync(Start(1, $$""","key":"{{Key}}" """));
        await ReadItemsAsync(socket);
        await socket.SendAsync("""{"t":"unsub","i":1}""");
        Assert.Equal("unsubscribed", (await ReadToEndAsync(socket))[^1].GetProperty("reason").GetString());
        await socket.SendAsync(Start(2, $$""","key":"{{Key}}" """));
        await ReadItemsAsync(socket);
        Assert.False(canceled.Task.IsCompleted);
    }

    [Fact]
    public async Task Close_LeavesTheStream_UntilNobodyCameFor60Seconds()
    {
        var time = new FakeTimeProvider(DateTimeOffset.UtcNow);
        await using var host = await ShopHost.StartAsync(time: time);
        var canceled = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        host.Desk.Candles = Endless(canceled);
        using (var socket = await host.ConnectAsync())
        {
            await socket.SendAsync(Start(1));
            await ReadItemsAsync(socket);
            for (int i = 0; i < 30; i++)
                time.Advance(TimeSpan.FromSeconds(10));
            Assert.False(canceled.Task.IsCompleted);
        }
        await host.AdvanceUntilAsync(canceled.Task, TimeSpan.FromSeconds(5));
    }

    [Fact]
    public async Task ReaderWithoutCredit_DoesNotKeepTheStream()
    {
        var time = new FakeTimeProvider(DateTimeOffset.UtcNow);
        await using var host = await ShopHost.StartAsync(time: time);
        var canceled = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        host.Desk.Candles = Endless(canceled);
        using var socket = await host.ConnectAsync();
        await socket.SendAsync(Start(1, ""","credit":1"""));
        await ReadItemsAsync(socket, 1);
        time.Advance(TimeSpan.FromSeconds(50));
        await socket.SendAsync("""[{"t":"credit","i":1,"to":2}]""");        // reads the second: again without credit, and the 60 seconds begin anew
        await host.AdvanceUntilAsync(WaitForItemsAsync(socket), TimeSpan.Zero);
        time.Advance(TimeSpan.FromSeconds(50));
        Assert.False(canceled.Task.IsCompleted);
        time.Advance(TimeSpan.FromSeconds(11));
        await canceled.Task.WaitAsync(ShopHost.Token);
        await socket.SendAsync("""{"t":"credit","i":1,"to":9}""");
        Assert.Equal("orphaned", (await ReadToEndAsync(socket))[^1].GetProperty("reason").GetString());
    }

    static async Task WaitForItemsAsync(ShopSocket socket)
    {
        while ((await socket.ReceiveAsync()).GetProperty("t").GetString() != "items")
        {
        }
    }

    [Fact]
    public async Task Streams_AboveTheLimit_AreErrors()
    {
        await using var host = await ShopHost.StartAsync(options => options.MaxStreamsPerConnection = 1);
        host.Desk.Candles = Endless(new TaskCompletionSource());
        using var socket = await host.ConnectAsync();
        await socket.SendAsync(Start(1));
        await ReadItemsAsync(socket);
        await socket.SendAsync(Start(2));
        var frame = await socket.ReceiveAsync();
        while (frame.GetProperty("t").GetString() == "live")
            frame = await socket.ReceiveAsync();
        Assert.Equal("too-many-streams", frame.GetProperty("p").GetProperty("code").GetString());
    }
}
