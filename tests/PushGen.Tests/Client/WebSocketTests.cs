namespace PushGen.Tests;

public sealed class WebSocketTests
{
    readonly SocketServer server = new();
    readonly ScriptedHandler http = new();

    ShopClient Client(Action<PushClientOptions>? configure = null)
    {
        var options = new PushClientOptions
        {
            Transports = PushTransports.WebSocket, WebSocketFactory = server.ConnectAsync, HttpMessageHandlerFactory = () => http, Random = () => 0,
        };
        configure?.Invoke(options);
        return new(new PushConnection("http://host/push", options));
    }

    static string Items(long i, int from, int count) => $$"""{"t":"items","i":{{i}},"items":[{{At.Items(from, count)}}]}""";

    static string Subscribed(long i, int at) => $$"""{"t":"subd","i":{{i}},"c":"{{At.Cursor(at)}}"}""";

    [Fact]
    public async Task Subscription_IsAskedForWithItsKeyAndCredit()
    {
        var socket = server.Accept();
        var taking = Client().Quotes("A&B").TakeAsync(3);
        var hello = await socket.NextFrameAsync();
        Assert.Equal(("hello", 1), (hello.GetProperty("t").GetString(), hello.GetProperty("v").GetInt32()));

        var sub = await socket.NextFrameAsync();
        Assert.Equal("""{"t":"sub","i":1,"m":"shop/quotes","a":{"symbol":"A\u0026B"},"credit":256}""", sub.GetRawText());

        socket.Send(Subscribed(1, 4)).Send($"[{Items(1, 5, 1)},{Items(1, 6, 2)}]");
        Assert.Equal([5, 6, 7], (await taking).Select(q => q.Price));
        Assert.Equal("""{"t":"unsub","i":1}""", (await socket.NextFrameAsync()).GetRawText());
    }

    [Fact]
    public async Task CutConnection_ResumesAfterTheLastReceivedItem()
    {
        var first = server.Accept(new FakeWebSocket { PieceSize = 7 });
        var second = server.Accept();
        var taking = Client().Quotes("A").TakeAsync(4);
        await first.NextFrameAsync("sub");
        first.Send(Subscribed(1, 4)).Send(Items(1, 5, 2)).Cut();

        var sub = await second.NextFrameAsync("sub");
        Assert.Equal(At.Cursor(6).ToString(), sub.GetProperty("after").GetString());
        second.Send(Subscribed(1, 6)).Send(Items(1, 7, 2));

        Assert.Equal([5, 6, 7, 8], (await taking).Select(q => q.Price));
    }

    [Fact]
    public async Task CutConnections_ThatBroughtItems_AreComeBackFromAtOnce()
    {
        var time = new AutoTime();
        var sockets = Enumerable.Range(1, 5).Select(_ => server.Accept()).ToArray();       // before the client comes back, which takes no time here
        var taking = Client(o => (o.TimeProvider, o.Random) = (time, () => 1)).Quotes("A").TakeAsync(5);
        for (int n = 1; n <= 4; n++)
        {
            await sockets[n - 1].NextFrameAsync("sub");
            sockets[n - 1].Send(Subscribed(1, n - 1)).Send(Items(1, n, 1)).Cut();
        }
        var last = sockets[4];
        await last.NextFrameAsync("sub");
        last.Send(Subscribed(1, 4)).Send(Items(1, 5, 1));
        await taking;

        Assert.Equal(4, time.Waits.Count(w => w == TimeSpan.FromSeconds(0.5)));
    }

    [Fact]
    public async Task CutConnection_ComesBack_ThoughTheWallClockIsSetBack()
    {
        var first = server.Accept();
        var second = server.Accept();
        var taking = Client(options => options.TimeProvider = new ClockThatIsSetBack()).Quotes("A").TakeAsync(2);
        await first.NextFrameAsync("sub");
        first.Send(Subscribed(1, 4)).Send(Items(1, 5, 1)).Cut();

        await second.NextFrameAsync("sub");
        second.Send(Subscribed(1, 5)).Send(Items(1, 6, 1));

        Assert.Equal([5, 6], (await taking).Select(q => q.Price));
    }

    sealed class ClockThatIsSetBack : TimeProvider
    {
        int hours;

        public override DateTimeOffset GetUtcNow() => base.GetUtcNow().AddHours(-Interlocked.Increment(ref hours));
    }

    [Fact]
    public async Task Credit_IsGrantedAsTheApplicationTakes()
    {
        var socket = server.Accept();
        await using var quotes = Client(o => o.BufferSize = 4).Quotes("A").GetAsyncEnumerator(TestTime.Limit());
        var moving = quotes.MoveNextAsync();
        Assert.Equal(4, (await socket.NextFrameAsync("sub")).GetProperty("credit").GetInt64());
        socket.Send(Subscribed(1, 0)).Send(Items(1, 1, 4));
        Assert.True(await moving);
        Assert.True(await quotes.MoveNextAsync());

        Assert.Equal(6, (await socket.NextFrameAsync("credit")).GetProperty("to").GetInt64());
        Assert.True(await quotes.MoveNextAsync());
        Assert.True(await quotes.MoveNextAsync());
        Assert.Equal(8, (await socket.NextFrameAsync("credit")).GetProperty("to").GetInt64());
    }

    [Fact]
    public async Task SlowSubscription_DoesNotHoldUpAnother()
    {
        var socket = server.Accept();
        var client = Client(o => o.BufferSize = 1);
        await using var slow = client.Quotes("A").GetAsyncEnumerator(TestTime.Limit());
        var moving = slow.MoveNextAsync();
        Assert.Equal(1, (await socket.NextFrameAsync("sub")).GetProperty("i").GetInt64());
        socket.Send(Subscribed(1, 0)).Send(Items(1, 1, 1));
        await moving;
        var fast = client.Quotes("B").TakeAsync(3);
        Assert.Equal(2, (await socket.NextFrameAsync("sub")).GetProperty("i").GetInt64());
        socket.Send(Subscribed(2, 0)).Send(Items(2, 1, 3));

        Assert.Equal(3, (await fast).Count);
    }

    [Fact]
    public async Task MembersInAnyOrder_AndUnknownFrames_AreRead()
    {
        var socket = server.Accept();
        var taking = Client().Quotes("A").TakeAsync(1);
        await socket.NextFrameAsync("sub");
        socket.Send("""[{"t":"news","i":1,"x":{"items":[1]}},{"t":"ping"}]""").Send($$"""{"c":"{{At.Cursor(0)}}","i":1,"t":"subd"}""")
            .Send($$"""{"items":[{"d":{{At.Quote(1)}},"z":[],"c":"{{At.Cursor(1)}}"}],"i":1,"more":{},"t":"items"}""");

        Assert.Single(await taking);
    }

    [Fact]
    public async Task End_AndError_EndTheSubscriptionAlone()
    {
        var socket = server.Accept();
        var client = Client();
        var first = client.Quotes("A").TakeAsync(1);
        await socket.NextFrameAsync("sub");
        var second = client.Quotes("B").TakeAsync(1);
        await socket.NextFrameAsync("sub");
        socket.Send("""{"t":"err","i":1,"p":{"code":"forbidden","status":403}}""").Send("""{"t":"end","i":2,"reason":"completed"}""");

        Assert.Equal("forbidden", (await Assert.ThrowsAsync<PushException>(() => first)).Code);
        Assert.Empty(await second);
        Assert.Equal(PushConnectionState.Connected, client.Connection.State);
    }

    [Fact]
    public async Task Gap_IsThrown_AndTheServerIsTold()
    {
        var socket = server.Accept();
        var taking = Client().Quotes("A").From(At.Cursor(1)).TakeAsync(1);
        await socket.NextFrameAsync("sub");
        socket.Send(Subscribed(1, 1)).Send($$"""{"t":"gap","i":1,"reason":"trimmed","requested":"{{At.Cursor(1)}}","to":"{{At.Cursor(9)}}","lost":8}""").Send(Items(1, 10, 1));

        var gap = (await Assert.ThrowsAsync<PushGapException>(() => taking)).Gap;
        Assert.Equal(new(GapReason.Trimmed, At.Cursor(1), At.Cursor(9), 8), gap);
        Assert.Equal("""{"t":"unsub","i":1}""", (await socket.NextFrameAsync()).GetRawText());
    }

    [Fact]
    public async Task Stream_SendsItsKey_ResumesWithIt_AndIsCanceledWhenLeft()
    {
        var first = server.Accept();
        var second = server.Accept();
        await using (var numbers = Client().Count(3).GetAsyncEnumerator(TestTime.Limit()))
        {
            var moving = numbers.MoveNextAsync();
            var asked = await first.NextFrameAsync("stream");
            string key = asked.GetProperty("key").GetString()!;
            Assert.Matches("^[0-9a-z]{26}$", key);
            Assert.Equal("""{"n":3,"label":null}""", asked.GetProperty("a").GetRawText());
            first.Send($$"""{"t":"subd","i":1,"c":"{{At.Cursor(0)}}","stream":"{{key}}"}""").Send($$"""{"t":"items","i":1,"items":[{"c":"{{At.Cursor(1)}}","d":7}]}""").Cut();
            Assert.True(await moving);
            Assert.Equal(7, numbers.Current);

            asked = await second.NextFrameAsync("stream");
            Assert.Equal((key, At.Cursor(1).ToString()), (asked.GetProperty("key").GetString(), asked.GetProperty("after").GetString()));
            second.Send(Subscribed(1, 1)).Send($$"""{"t":"items","i":1,"items":[{"c":"{{At.Cursor(2)}}","d":8}]}""");
            Assert.True(await numbers.MoveNextAsync());

            var leaving = numbers.DisposeAsync();
            Assert.Equal("""{"t":"cancel","i":1}""", (await second.NextFrameAsync()).GetRawText());
            Assert.False(leaving.IsCompleted);      // the frame may yet be lost
            second.Send("""{"t":"end","i":1,"reason":"canceled"}""");
            await leaving;
        }
    }

    [Fact]
    public async Task Stream_WhoseCancelMayBeLost_IsCanceledByDeleteToo()
    {
        var socket = server.Accept();
        http.ThenFail(new HttpRequestException("cut")).Then(System.Net.HttpStatusCode.NoContent, "");
        var numbers = Client().Count(3).GetAsyncEnumerator(TestTime.Limit());
        var moving = numbers.MoveNextAsync();
        string key = (await socket.NextFrameAsync("stream")).GetProperty("key").GetString()!;
        socket.Send(Subscribed(1, 0)).Send($$"""{"t":"items","i":1,"items":[{"c":"{{At.Cursor(1)}}","d":7}]}""");
        Assert.True(await moving);

        var leaving = numbers.DisposeAsync();
        await socket.NextFrameAsync("cancel");
        socket.Cut();
        await leaving;

        Assert.Equal($"DELETE /push/~/{key}", (await http.NextAsync()).Line);
        Assert.Equal($"DELETE /push/~/{key}", (await http.NextAsync()).Line);
    }

    [Fact]
    public async Task FailedStream_ThrowsTheProblem()
    {
        var socket = server.Accept();
        var taking = Client().Count(3).TakeAsync(3);
        await socket.NextFrameAsync("stream");
        socket.Send(Subscribed(1, 0)).Send("""{"t":"end","i":1,"reason":"failed","p":{"code":"no-data","status":422,"detail":"x"}}""");

        Assert.Equal(("no-data", 422), Shape(await Assert.ThrowsAsync<PushException>(() => taking)));
    }

    [Theory, InlineData(4400), InlineData(4403), InlineData(4404), InlineData(4406), InlineData(1003), InlineData(1008), InlineData(4433)]
    public async Task FinalCloseCode_EndsSubscriptions(int code)
    {
        var socket = server.Accept();
        var taking = Client().Quotes("A").TakeAsync(1);
        await socket.NextFrameAsync("sub");
        socket.CloseFromServer(code);

        Assert.Equal(code >= 4000 ? code - 4000 : 0, (await Assert.ThrowsAsync<PushException>(() => taking)).Status);
        Assert.Equal(1, server.Connects);
    }

    [Theory, InlineData(1000), InlineData(1001), InlineData(1005), InlineData(1011), InlineData(1012), InlineData(1013), InlineData(4408), InlineData(4429), InlineData(4480), InlineData(1009), InlineData(4413), InlineData(4999)]
    public async Task OtherCloseCode_IsComeBackFrom(int code)
    {
        var first = server.Accept();
        var second = server.Accept();
        var taking = Client().Quotes("A").TakeAsync(1);
        await first.NextFrameAsync("sub");
        first.CloseFromServer(code);
        await second.NextFrameAsync("sub");
        second.Send(Subscribed(1, 0)).Send(Items(1, 1, 1));

        Assert.Single(await taking);
    }

    [Fact]
    public async Task Bye_IsALowerBoundOfTheWait_OnceForAllSubscriptions()
    {
        var time = new AutoTime();
        var first = server.Accept();
        var second = server.Accept();
        var client = Client(o => (o.TimeProvider, o.ConnectTimeout, o.Random) = (time, TimeSpan.FromSeconds(10), () => 1));
        Task[] taking = [client.Quotes("A").TakeAsync(1), client.Quotes("B").TakeAsync(1)];
        await first.NextFrameAsync("sub");
        await first.NextFrameAsync("sub");
        first.Send("""{"t":"bye","reason":"drain","after":3.7}""").CloseFromServer(1001);
        await second.NextFrameAsync("sub");
        await second.NextFrameAsync("sub");
        second.Send($"[{Subscribed(1, 0)},{Subscribed(2, 0)},{Items(1, 1, 1)},{Items(2, 1, 1)}]");
        await Task.WhenAll(taking);

        Assert.Equal([TimeSpan.FromSeconds(3.7)], time.Waits.Where(w => w > TimeSpan.FromSeconds(2) && w < TimeSpan.FromSeconds(5)));
        Assert.Equal(2, server.Connects);
    }

    [Fact]
    public async Task Token_IsInTheHello_AndANewOneIsAskedForAfter4401()
    {
        int asked = 0;
        var first = server.Accept();
        var second = server.Accept();
        var taking = Client(o => o.AccessTokenProvider = _ => new($"token{++asked}")).Quotes("A").TakeAsync(1);
        Assert.Equal("token1", (await first.NextFrameAsync("hello")).GetProperty("token").GetString());
        await first.NextFrameAsync("sub");
        first.CloseFromServer(4401);
        Assert.Equal("token2", (await second.NextFrameAsync("hello")).GetProperty("token").GetString());
        await second.NextFrameAsync("sub");
        second.CloseFromServer(4401);

        Assert.Equal(401, (await Assert.ThrowsAsync<PushException>(() => taking)).Status);
    }

    [Fact]
    public async Task NewToken_IsSaidWhenTheServerAsks_AndOnlyANewOne()
    {
        string token = "token1";
        var socket = server.Accept();
        var taking = Client(o => o.AccessTokenProvider = _ => new(token)).Quotes("A").TakeAsync(1);
        await socket.NextFrameAsync("sub");
        socket.Send("""{"t":"auth","left":60}""");
        token = "token2";
        socket.Send("""{"t":"auth","left":30}""").Send("""{"t":"auth","left":15}""");
        Assert.Equal("""{"t":"auth","token":"token2"}""", (await socket.NextFrameAsync()).GetRawText());

        token = "token3";
        socket.Send("""{"t":"auth","left":60}""");
        Assert.Equal("""{"t":"auth","token":"token3"}""", (await socket.NextFrameAsync()).GetRawText());
        socket.Send(Subscribed(1, 0)).Send(Items(1, 1, 1));
        Assert.Single(await taking);
        Assert.Equal(1, server.Connects);
    }

    [Fact]
    public async Task RefusedSubscription_IsAskedForAgainWithANewToken_AndOthersAreNotDisturbed()
    {
        string token = "token1";
        var socket = server.Accept();
        var client = Client(o => o.AccessTokenProvider = _ => new(token));
        var other = client.Quotes("A").TakeAsync(1);
        await socket.NextFrameAsync("sub");
        var refused = client.Quotes("B").TakeAsync(1);
        await socket.NextFrameAsync("sub");
        token = "token2";
        socket.Send("""{"t":"err","i":2,"p":{"code":"unauthenticated","status":401}}""");
        Assert.Equal("""{"t":"auth","token":"token2"}""", (await socket.NextFrameAsync()).GetRawText());
        Assert.Equal(3, (await socket.NextFrameAsync("sub")).GetProperty("i").GetInt32());
        socket.Send("""{"t":"err","i":3,"p":{"code":"unauthenticated","status":401}}""");
        Assert.Equal(401, (await Assert.ThrowsAsync<PushException>(() => refused)).Status);

        socket.Send(Subscribed(1, 0)).Send(Items(1, 1, 1));
        Assert.Single(await other);
        Assert.Equal(1, server.Connects);
    }

    [Fact]
    public async Task NoWelcome_FallsBackToTheNextTransport()
    {
        var time = new Microsoft.Extensions.Time.Testing.FakeTimeProvider();
        var silent = server.Accept(welcome: false);
        http.Then(System.Net.HttpStatusCode.OK, At.SseReady(4) + At.SseItem(5), "text/event-stream");
        var client = Client(o => (o.Transports, o.TimeProvider) = (PushTransports.All, time));
        var taking = client.Quotes("A").TakeAsync(1);
        await silent.NextFrameAsync("hello");
        time.Advance(TimeSpan.FromSeconds(2.5));

        Assert.Single(await taking);
        Assert.Equal(PushTransports.ServerSentEvents, client.Connection.Transport);
        await silent.NextFrameAsync("(aborted)");
    }

    [Fact]
    public async Task MalformedOrBinaryMessages_DropTheConnection()
    {
        var sockets = Enumerable.Range(0, 5).Select(_ => server.Accept()).ToArray();
        var taking = Client().Quotes("A").TakeAsync(1);
        for (int i = 0; i < 4; i++)
        {
            await sockets[i].NextFrameAsync("sub");
            sockets[i].Send(Subscribed(1, 0));
            if (i == 0)
                sockets[i].SendBinary();
            else
                sockets[i].Send(i == 1 ? "{" : i == 2 ? "[[]]" : """{"t":"items","i":1,"items":[{"c":"x","d":1}]}""");
        }
        await sockets[4].NextFrameAsync("sub");
        sockets[4].Send(Subscribed(1, 0)).Send(Items(1, 1, 1));

        Assert.Single(await taking);
    }

    [Fact]
    public async Task DisposedConnection_ClosesTheSocket()
    {
        var socket = server.Accept();
        var client = Client();
        var taking = client.Quotes("A").TakeAsync(1);
        await socket.NextFrameAsync("sub");
        await client.Connection.DisposeAsync();

        await Assert.ThrowsAsync<ObjectDisposedException>(() => taking);
        Assert.Equal(1000, (await socket.NextFrameAsync("(close)")).GetProperty("code").GetInt32());
    }

    static (string, int) Shape(PushException e) => (e.Code, e.Status);
}
