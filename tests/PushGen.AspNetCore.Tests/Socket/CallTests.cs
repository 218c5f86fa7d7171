using System.Text.Json;
using PushGen;
using PushGen.AspNetCore;
using SocketTests.Shop;

namespace SocketTests;

public sealed class CallTests
{
    static string Order(int id, string more = "") =>
        $$$"""{"t":"call","i":{{{id}}},"m":"trading/place-order","a":{"order":{"symbol":"A","quantity":1}}{{{more}}}}""";

    [Fact]
    public async Task Call_ArgumentsThatDoNotFit_AreAnError()
    {
        await using var host = await ShopHost.StartAsync();
        using var socket = await host.ConnectAsync();
        await socket.SendAsync("""{"t":"call","i":1,"m":"trading/place-order","a":{"order":null}}""");
        await socket.ExpectErrorAsync(1, "body-invalid", 400);
        await socket.SendAsync("""{"t":"call","i":2,"m":"trading/place-order"}""");
        Assert.Contains("'order' is missing", await socket.ExpectErrorAsync(2, "body-invalid", 400), StringComparison.Ordinal);
        await socket.SendAsync("""{"t":"call","i":3,"m":"trading/place-order","a":[]}""");
        await socket.ExpectErrorAsync(3, "body-invalid", 400);
    }

    [Fact]
    public async Task Call_HandlerThrows_TextStaysOnTheServer()
    {
        await using var host = await ShopHost.StartAsync();
        using var socket = await host.ConnectAsync();
        host.Desk.Order = (_, _, _) => throw new InvalidOperationException("secret");
        await socket.SendAsync(Order(1));
        Assert.DoesNotContain("secret", await socket.ExpectErrorAsync(1, "internal", 500), StringComparison.Ordinal);
        host.Desk.Order = (_, _, _) => throw new PushException("sold-out", 409, "None left.");
        await socket.SendAsync(Order(2));
        Assert.Equal("None left.", await socket.ExpectErrorAsync(2, "sold-out", 409));
    }

    [Theory]
    [InlineData("short")]
    [InlineData("with a blank, though long enough")]
    public async Task Call_KeyThatIsNone_IsRefusedAsOverHttp(string key)
    {
        await using var host = await ShopHost.StartAsync();
        using var socket = await host.ConnectAsync();
        bool called = false;
        host.Desk.Order = (_, _, _) =>
        {
            called = true;
            return Task.FromResult(new OrderReceipt("r"));
        };
        await socket.SendAsync(Order(1, $$""","key":"{{key}}" """));
        await socket.ExpectErrorAsync(1, "params-invalid", 400);
        Assert.False(called);
    }

    [Fact]
    public async Task Call_ContextOfItsOwn_AndNoHttpContextFromTheHandshake()
    {
        await using var host = await ShopHost.StartAsync();
        const string key = "0123456789abcdefghijkl";
        var contexts = new List<PushContext>();
        host.Desk.Order = (_, context, _) =>
        {
            contexts.Add(context);
            return Task.FromResult(new OrderReceipt("r"));
        };
        using var socket = await host.ConnectAsync();
        await socket.SendAsync(Order(1, $$""","key":"{{key}}" """));
        await socket.ExpectAsync("""{"t":"res","i":1,"d":{"id":"r"}}""");
        await socket.SendAsync(Order(2));
        await socket.ExpectAsync("""{"t":"res","i":2,"d":{"id":"r"}}""");
        Assert.NotSame(contexts[0], contexts[1]);
        Assert.Equal(contexts[0].ConnectionId, contexts[1].ConnectionId);
        Assert.Equal((key, null), (contexts[0].CallKey, contexts[1].CallKey));
        Assert.Equal(PushTransports.WebSocket, contexts[0].Transport);
        Assert.Null(contexts[0].HttpContext);
        Assert.Null(host.Desk.Seen);
    }

    [Fact]
    public async Task Call_ThatWaits_HoldsUpNeitherOthersNorTheConnection()
    {
        await using var host = await ShopHost.StartAsync();
        var answer = new TaskCompletionSource<OrderReceipt>();
        host.Desk.Order = (_, _, _) => answer.Task;
        using var socket = await host.ConnectAsync();
        await socket.SendAsync("[" + Order(1) + """,{"t":"call","i":2,"m":"trading/cancel-all"}]""");
        await socket.ExpectAsync("""{"t":"res","i":2}""");
        answer.SetResult(new OrderReceipt("late"));
        await socket.ExpectAsync("""{"t":"res","i":1,"d":{"id":"late"}}""");
    }

    [Fact]
    public async Task Call_ThatBlocksItsThread_DoesNotHoldUpTheConnection()
    {
        await using var host = await ShopHost.StartAsync();
        using var go = new ManualResetEventSlim();
        host.Desk.Order = (_, _, cancellationToken) =>
        {
            go.Wait(cancellationToken);
            return Task.FromResult(new OrderReceipt("late"));
        };
        using var socket = await host.ConnectAsync();
        await socket.SendAsync("[" + Order(1) + """,{"t":"ping"}]""");
        await socket.ExpectAsync("""{"t":"pong"}""");
        go.Set();
        await socket.ExpectAsync("""{"t":"res","i":1,"d":{"id":"late"}}""");
    }

    [Fact]
    public async Task Cancel_IsToldAtOnce_AndReachesTheHandler()
    {
        await using var host = await ShopHost.StartAsync();
        var canceled = new TaskCompletionSource();
        host.Desk.Order = async (_, _, cancellationToken) =>
        {
            using var stopped = cancellationToken.Register(canceled.SetResult);
            await canceled.Task;
            return new OrderReceipt("too late");
        };
        using var socket = await host.ConnectAsync();
        await socket.SendAsync("[" + Order(1) + """,{"t":"cancel","i":1},{"t":"cancel","i":1},{"t":"ping"}]""");
        await socket.ExpectErrorAsync(1, "canceled", 499);
        await socket.ExpectAsync("""{"t":"pong"}""");
        await canceled.Task.WaitAsync(ShopHost.Token);
    }

    [Fact]
    public async Task Close_CancelsCalls()
    {
        await using var host = await ShopHost.StartAsync();
        var canceled = new TaskCompletionSource();
        var started = new TaskCompletionSource();
        host.Desk.Order = async (_, _, cancellationToken) =>
        {
            using var stopped = cancellationToken.Register(canceled.SetResult);
            started.SetResult();
            await canceled.Task;
            return new OrderReceipt("");
        };
        using (var socket = await host.ConnectAsync())
        {
            await socket.SendAsync(Order(1));
            await started.Task.WaitAsync(ShopHost.Token);
        }
        await canceled.Task.WaitAsync(ShopHost.Token);
    }

    [Fact]
    public async Task Calls_AboveTheLimit_AreErrors_UntilAHandlerIsThrough()
    {
        await using var host = await ShopHost.StartAsync(options => options.MaxCallsPerConnection = 1);
        var answer = new TaskCompletionSource<OrderReceipt>();
        host.Desk.Order = (_, _, _) => answer.Task;
        using var socket = await host.ConnectAsync();
        await socket.SendAsync("[" + Order(1) + """,{"t":"cancel","i":1},""" + Order(2) + "]");
        await socket.ExpectErrorAsync(1, "canceled", 499);
        await socket.ExpectErrorAsync(2, "too-many-calls", 429);
        answer.SetResult(new OrderReceipt("x"));
        string? type = "err";
        for (int id = 3; type == "err"; id++)       // the count goes down just after the handler, which nothing tells
        {
            await socket.SendAsync(Order(id));
            type = (await socket.ReceiveAsync()).GetProperty("t").GetString();
        }
        Assert.Equal("res", type);
    }

    [Fact]
    public async Task Results_LargerThanAllThatMayWait_AllArrive()
    {
        await using var host = await ShopHost.StartAsync();
        string large = new('x', 200_000);
        host.Desk.Order = (_, _, _) => Task.FromResult(new OrderReceipt(large));
        using var socket = await host.ConnectAsync();
        await socket.SendAsync("[" + string.Join(',', Enumerable.Range(1, 60).Select(id => Order(id))) + "]");
        var seen = new HashSet<int>();
        while (seen.Count < 60)
        {
            var frame = await socket.ReceiveAsync();
            if (frame.GetProperty("t").GetString() == "res")
                Assert.True(seen.Add(frame.GetProperty("i").GetInt32()));
        }
    }

    [Fact]
    public async Task Upload_GrantedFirst_IsReadToItsEnd()
    {
        await using var host = await ShopHost.StartAsync();
        using var socket = await host.ConnectAsync();
        await socket.SendAsync("""{"t":"call","i":1,"m":"trading/import-ticks","a":{"symbol":"A"}}""");
        long granted = Granted(await socket.ReceiveAsync());
        Assert.True(granted > 1);
        for (int sent = 0; sent < 1000; sent += 2)
        {
            while (granted < sent + 2)
                granted = Granted(await socket.ReceiveAsync());
            await socket.SendAsync("""{"t":"up","i":1,"items":[{"p":1.5},{"p":2}]}""");
        }
        await socket.SendAsync("""{"t":"upend","i":1}""");
        var frame = await socket.ReceiveAsync();
        while (frame.GetProperty("t").GetString() == "credit")
            frame = await socket.ReceiveAsync();
        Assert.Equal("""{"t":"res","i":1,"d":1000}""", frame.GetRawText());

        static long Granted(JsonElement frame)
        {
            Assert.Equal("credit", frame.GetProperty("t").GetString());
            return frame.GetProperty("to").GetInt64();
        }
    }

    [Fact]
    public async Task Upload_ElementThatDoesNotFit_FailsTheCall()
    {
        await using var host = await ShopHost.StartAsync();
        using var socket = await host.ConnectAsync();
        await socket.SendAsync("""[{"t":"call","i":1,"m":"trading/import-ticks","a":{"symbol":"A"}},{"t":"up","i":1,"items":[{"p":1},{"p":"x"}]}]""");
        await socket.ExpectAsync("""{"t":"credit","i":1,"to":64}""");
        Assert.Contains("Element 1", await socket.ExpectErrorAsync(1, "body-invalid", 400), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Upload_MoreThanGranted_Closes4400()
    {
        await using var host = await ShopHost.StartAsync();
        using var socket = await host.ConnectAsync();
        string items = string.Join(',', Enumerable.Repeat("""{"p":1}""", 300));
        await socket.SendAsync($$$"""[{"t":"call","i":1,"m":"trading/import-ticks","a":{"symbol":"A"}},{"t":"up","i":1,"items":[{{{items}}}]}]""");
        Assert.Equal(4400, (await socket.ExpectCloseAsync()).Code);
    }
}
