using System.Text.Json;
using SocketTests.Shop;

namespace SocketTests;

public sealed class SubscriptionTests
{
    static string Sub(int id, string more = "", string symbol = "A") =>
        $$$"""{"t":"sub","i":{{{id}}},"m":"trading/quotes","a":{"symbol":"{{{symbol}}}"}{{{more}}}}""";

    static async Task PublishAsync(ShopHost host, int from, int to, string symbol = "A")
    {
        for (int i = from; i <= to; i++)
            await host.Publisher.Quotes(symbol).PublishAsync(new Quote(symbol, i), ShopHost.Token);
    }

    /// <summary>Items up to the bid <paramref name="last"/>, with all other frames on the way.</summary>
    static async Task<(List<int> Bids, List<string> Frames)> ReadToAsync(ShopSocket socket, int id, int last)
    {
        var bids = new List<int>();
        var types = new List<string>();
        while (bids.Count == 0 || bids[^1] < last)
        {
            var frame = await socket.ReceiveAsync();
            types.Add(frame.GetProperty("t").GetString()!);
            if (types[^1] == "items" && frame.GetProperty("i").GetInt32() == id)
                bids.AddRange(frame.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("d").GetProperty("bid").GetInt32()));
        }
        return (bids, types);
    }

    [Fact]
    public async Task Credit_IsATotalOfItems_AndOnlyGrows()
    {
        await using var host = await ShopHost.StartAsync();
        await PublishAsync(host, 1, 10);
        using var socket = await host.ConnectAsync();
        await socket.SendAsync(Sub(1, ""","after":"earliest","credit":3"""));
        Assert.Equal([1, 2, 3], (await ReadToAsync(socket, 1, 3)).Bids);
        await socket.SendAsync("""[{"t":"credit","i":1,"to":3},{"t":"ping"}]""");
        await socket.ExpectAsync("""{"t":"pong"}""");
        await socket.SendAsync("""{"t":"credit","i":1,"to":5}""");
        Assert.Equal([4, 5], (await ReadToAsync(socket, 1, 5)).Bids);
        await socket.SendAsync("""{"t":"credit","i":1,"to":4}""");
        Assert.Equal(4400, (await socket.ExpectCloseAsync()).Code);
    }

    [Fact]
    public async Task Credit_Zero_BringsSubdAndNothingElse()
    {
        await using var host = await ShopHost.StartAsync();
        await PublishAsync(host, 1, 2);
        using var socket = await host.ConnectAsync();
        await socket.SendAsync(Sub(1, ""","credit":0"""));
        Assert.Equal("subd", (await socket.ReceiveAsync()).GetProperty("t").GetString());
        await PublishAsync(host, 3, 3);
        await socket.SendAsync("""{"t":"ping"}""");
        await socket.ExpectAsync("""{"t":"pong"}""");
        await socket.SendAsync("""{"t":"credit","i":1,"to":1}""");
        Assert.Equal([2], (await ReadToAsync(socket, 1, 2)).Bids);
    }

    [Fact]
    public async Task Credit_OfOneSubscription_DoesNotHoldUpAnother()
    {
        await using var host = await ShopHost.StartAsync();
        await PublishAsync(host, 1, 5);
        await PublishAsync(host, 1, 5, "B");
        using var socket = await host.ConnectAsync();
        await socket.SendAsync("[" + Sub(1, ""","after":"earliest","credit":1""") + "," + Sub(2, ""","after":"earliest" """, "B") + "]");
        var (bids, _) = await ReadToAsync(socket, 2, 5);
        Assert.Equal([1, 2, 3, 4, 5], bids);
    }

    [Fact]
    public async Task SlowReader_IsTrimmed_GetsAGapAndNoQueue()
    {
        await using var host = await ShopHost.StartAsync();
        await PublishAsync(host, 1, 1);
        using var socket = await host.ConnectAsync();
        await socket.SendAsync(Sub(1, ""","after":"earliest","credit":1"""));
        Assert.Equal([1], (await ReadToAsync(socket, 1, 1)).Bids);
        await PublishAsync(host, 2, 1501);      // 1,000 are retained
        await socket.SendAsync("""{"t":"credit","i":1,"to":2}""");
        var frame = await socket.ReceiveAsync();
        while (frame.GetProperty("t").GetString() == "live")
            frame = await socket.ReceiveAsync();
        Assert.Equal(("gap", "trimmed", 500), (frame.GetProperty("t").GetString(), frame.GetProperty("reason").GetString(), frame.GetProperty("lost").GetInt32()));
        Assert.Equal([502], (await ReadToAsync(socket, 1, 502)).Bids);
    }

    [Theory]
    [InlineData("earliest", "gap items live")]
    [InlineData("latest", "gap live")]
    [InlineData("fail", "gap err")]
    public async Task Gap_ByPolicy_GoesOnOrEnds(string policy, string expected)
    {
        await using var host = await ShopHost.StartAsync();
        await PublishAsync(host, 1, 1003);
        using var socket = await host.ConnectAsync();
        string epoch = host.Publisher.Quotes("A").Head.ToString()[..8];
        await socket.SendAsync($$"""[{{Sub(1, $$""","gap":"{{policy}}","after":"{{epoch}}.00000000001.abcdef" """)}},{"t":"ping"}]""");
        Assert.Equal("subd", await NextOfAsync(socket, 1));
        foreach (string type in expected.Split(' '))
        {
            if (type != "items")
            {
                Assert.Equal(type, await NextOfAsync(socket, 1, skip: "items"));
                continue;
            }
            Assert.Equal(type, await NextOfAsync(socket, 1));
        }
    }

    static async Task<string> NextOfAsync(ShopSocket socket, int id, string? skip = null)
    {
        while (true)
        {
            var frame = await socket.ReceiveAsync();
            string type = frame.GetProperty("t").GetString()!;
            if (frame.TryGetProperty("i", out var i) && i.GetInt32() == id && type != skip)
                return type;
        }
    }

    [Fact]
    public async Task Gap_WithFail_ErrorHasItsMembers()
    {
        await using var host = await ShopHost.StartAsync();
        await PublishAsync(host, 1, 1);
        using var socket = await host.ConnectAsync();
        await socket.SendAsync(Sub(1, ""","gap":"fail","after":"nonsense" """));
        await socket.ExpectAsync("""{"t":"subd","i":1}""");
        var gap = await socket.ReceiveAsync();
        Assert.Equal(("gap", "invalid"), (gap.GetProperty("t").GetString(), gap.GetProperty("reason").GetString()));
        Assert.False(gap.TryGetProperty("requested", out _));
        var error = await socket.ReceiveAsync();
        Assert.Equal(("gap", 410, "invalid"), (error.GetProperty("p").GetProperty("code").GetString(),
            error.GetProperty("p").GetProperty("status").GetInt32(), error.GetProperty("p").GetProperty("reason").GetString()));
        await PublishAsync(host, 2, 2);
        await socket.SendAsync("""{"t":"ping"}""");
        await socket.ExpectAsync("""{"t":"pong"}""");
        Assert.Equal(0, host.Publisher.Quotes("A").SubscriberCount);
    }

    [Fact]
    public async Task Gap_UnknownPolicy_IsAnError()
    {
        await using var host = await ShopHost.StartAsync();
        using var socket = await host.ConnectAsync();
        await socket.SendAsync(Sub(1, ""","gap":"perhaps" """));
        await socket.ExpectErrorAsync(1, "params-invalid", 400);
        Assert.Equal(0, host.Publisher.Quotes("A").SubscriberCount);
    }

    [Fact]
    public async Task Resume_WithTheLastCursor_NothingIsLostOrRepeated()
    {
        await using var host = await ShopHost.StartAsync();
        await PublishAsync(host, 1, 5);
        using var first = await host.ConnectAsync();
        await first.SendAsync(Sub(1, ""","after":"earliest","credit":2"""));
        await first.ReceiveAsync();
        var items = (await first.ReceiveAsync()).GetProperty("items");
        string cursor = items[1].GetProperty("c").GetString()!;
        using var second = await host.ConnectAsync();
        await second.SendAsync(Sub(1, $$""","after":"{{cursor}}" """));
        await second.ExpectAsync($$"""{"t":"subd","i":1,"c":"{{cursor}}"}""");
        Assert.Equal([3, 4, 5], (await ReadToAsync(second, 1, 5)).Bids);
    }

    [Fact]
    public async Task Live_IsToldOnce()
    {
        await using var host = await ShopHost.StartAsync();
        using var socket = await host.ConnectAsync();
        await socket.SendAsync(Sub(1));
        Assert.Equal("subd", (await socket.ReceiveAsync()).GetProperty("t").GetString());
        await socket.ExpectAsync("""{"t":"live","i":1}""");
        await PublishAsync(host, 1, 1);
        Assert.Equal(["items"], (await ReadToAsync(socket, 1, 1)).Frames);
        await PublishAsync(host, 2, 2);
        Assert.Equal(["items"], (await ReadToAsync(socket, 1, 2)).Frames);
    }

    [Fact]
    public async Task Unsubscribe_EndsOnce_AndItemsStop()
    {
        await using var host = await ShopHost.StartAsync();
        using var socket = await host.ConnectAsync();
        await socket.SendAsync("[" + Sub(1) + """,{"t":"unsub","i":1},{"t":"unsub","i":1}]""");
        Assert.Equal("subd", (await socket.ReceiveAsync()).GetProperty("t").GetString());
        var next = await socket.ReceiveAsync();
        if (next.GetProperty("t").GetString() == "live")
            next = await socket.ReceiveAsync();
        Assert.Equal("""{"t":"end","i":1,"reason":"unsubscribed"}""", next.GetRawText());
        await PublishAsync(host, 1, 1);
        await socket.SendAsync("""{"t":"ping"}""");
        await socket.ExpectAsync("""{"t":"pong"}""");
        Assert.Equal(0, host.Publisher.Quotes("A").SubscriberCount);
    }

    [Fact]
    public async Task Backlog_OfManySubscriptions_ComesInFewMessagesOfAtMost64KiB()
    {
        await using var host = await ShopHost.StartAsync();
        string[] symbols = [.. Enumerable.Range(0, 20).Select(i => "S" + i)];
        foreach (string symbol in symbols)
            await PublishAsync(host, 1, 500, symbol);
        using var socket = await host.ConnectAsync();
        await socket.SendAsync("[" + string.Join(',', symbols.Select((symbol, i) => Sub(i + 1, ""","after":"earliest" """, symbol))) + "]");
        var bids = symbols.Select(_ => new List<int>()).ToArray();
        while (bids.Any(list => list.Count < 500))
        {
            var frame = await socket.ReceiveAsync();
            if (frame.GetProperty("t").GetString() == "items")
                bids[frame.GetProperty("i").GetInt32() - 1].AddRange(frame.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("d").GetProperty("bid").GetInt32()));
        }
        Assert.All(bids, list => Assert.Equal(Enumerable.Range(1, 500), list));
        Assert.All(socket.BytesPerMessage, bytes => Assert.InRange(bytes, 1, 65536));
        Assert.InRange(socket.BytesPerMessage.Count, 1, 100);     // 10,000 items, some 700 KB
        Assert.Contains(socket.FramesPerMessage, frames => frames > 2);
    }

    [Fact]
    public async Task Backlog_OfLargeItems_StaysWithin64KiBAMessage()
    {
        await using var host = await ShopHost.StartAsync();
        string large = new('x', 15_000);
        foreach (string symbol in "ABCDEFGH".Select(letter => letter.ToString()))
        {
            for (int i = 1; i <= 10; i++)
                await host.Publisher.Quotes(symbol).PublishAsync(new Quote(large, i), ShopHost.Token);
        }
        using var socket = await host.ConnectAsync();
        await socket.SendAsync("[" + string.Join(',', "ABCDEFGH".Select((letter, i) => Sub(i + 1, ""","after":"earliest" """, letter.ToString()))) + "]");
        var bids = Enumerable.Range(0, 8).Select(_ => new List<int>()).ToArray();
        while (bids.Any(list => list.Count < 10))
        {
            var frame = await socket.ReceiveAsync();
            if (frame.GetProperty("t").GetString() == "items")
                bids[frame.GetProperty("i").GetInt32() - 1].AddRange(frame.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("d").GetProperty("bid").GetInt32()));
        }
        Assert.All(bids, list => Assert.Equal(Enumerable.Range(1, 10), list));
        Assert.All(socket.BytesPerMessage, bytes => Assert.InRange(bytes, 1, 65536));
    }

    [Fact]
    public async Task Item_LargerThanAMessage_ComesAlone()
    {
        await using var host = await ShopHost.StartAsync();
        await host.Publisher.Quotes("A").PublishAsync(new Quote("small", 1), ShopHost.Token);
        await host.Publisher.Quotes("A").PublishAsync(new Quote(new string('x', 100_000), 2), ShopHost.Token);
        await host.Publisher.Quotes("A").PublishAsync(new Quote("small", 3), ShopHost.Token);
        using var socket = await host.ConnectAsync();
        await socket.SendAsync(Sub(1, ""","after":"earliest" """));
        Assert.Equal([1, 2, 3], (await ReadToAsync(socket, 1, 3)).Bids);
        Assert.Single(socket.BytesPerMessage, bytes => bytes > 65536);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"symbol":["A"]}""")]
    [InlineData("""{"symbol":{"x":1}}""")]
    [InlineData("""{"symbol":null}""")]
    [InlineData("""{"symbol":"A","other":"B"}""")]
    [InlineData("""{"symbol":"A","symbol":"A"}""")]
    [InlineData("""{"symbol":"\ud800"}""")]
    [InlineData("[]")]
    [InlineData("7")]
    public async Task Key_ThatDoesNotFit_IsAnError(string arguments)
    {
        await using var host = await ShopHost.StartAsync();
        using var socket = await host.ConnectAsync();
        await socket.SendAsync($$"""{"t":"sub","i":1,"m":"trading/quotes","a":{{arguments}}}""");
        await socket.ExpectErrorAsync(1, "params-invalid", 400);
    }

    [Theory]
    [InlineData("7.50", "7.50")]
    [InlineData("true", "true")]
    [InlineData("\"a b\"", "a b")]
    public async Task Key_NumbersAndTruthValues_AreTakenByTheirText(string json, string symbol)
    {
        await using var host = await ShopHost.StartAsync();
        await PublishAsync(host, 1, 1, symbol);
        using var socket = await host.ConnectAsync();
        await socket.SendAsync($$$"""{"t":"sub","i":1,"m":"trading/quotes","a":{"symbol":{{{json}}}}}""");
        Assert.Equal([1], (await ReadToAsync(socket, 1, 1)).Bids);
    }

    [Theory]
    [InlineData(1993, true)]    // with "symbol=" 2,000
    [InlineData(1994, false)]
    public async Task Key_Above2000Bytes_IsAnError(int length, bool fits)
    {
        await using var host = await ShopHost.StartAsync();
        using var socket = await host.ConnectAsync();
        await socket.SendAsync(Sub(1, symbol: new string('x', length)));
        if (fits)
            Assert.Equal("subd", (await socket.ReceiveAsync()).GetProperty("t").GetString());
        else
            await socket.ExpectErrorAsync(1, "params-invalid", 400);
    }

    [Fact]
    public async Task Subscriptions_AboveTheLimit_AreErrors_UntilOneEnds()
    {
        await using var host = await ShopHost.StartAsync(options => options.MaxSubscriptionsPerConnection = 1);
        using var socket = await host.ConnectAsync();
        await socket.SendAsync("[" + Sub(1, ""","credit":0""") + "," + Sub(2) + "]");
        JsonElement error;
        while ((error = await socket.ReceiveAsync()).GetProperty("t").GetString() != "err")
        {
        }
        Assert.Equal(("too-many-subscriptions", 429), (error.GetProperty("p").GetProperty("code").GetString(), error.GetProperty("p").GetProperty("status").GetInt32()));
        await socket.SendAsync("""{"t":"unsub","i":1}""");
        Assert.Equal("end", await NextOfAsync(socket, 1, skip: "subd"));
        await socket.SendAsync(Sub(3));
        Assert.Equal("subd", await NextOfAsync(socket, 3));
    }
}
