using System.Runtime.CompilerServices;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using PushGen.AspNetCore;
using PushGen.AspNetCore.Topics;
using SocketTests.Shop;

namespace SocketTests;

public sealed class HeartbeatTests
{
    [Fact]
    public async Task Silence_Of20Seconds_IsAPing()
    {
        var time = new WatchedTime();
        await using var host = await ShopHost.StartAsync(time: time);
        using var socket = await host.ConnectAsync();
        for (int i = 0; i < 3; i++)
        {
            var next = socket.ReceiveAsync();
            await time.Armed(TimeSpan.FromSeconds(20));     // the server has begun to wait
            time.Advance(TimeSpan.FromSeconds(20) - TimeSpan.FromMilliseconds(1));
            Assert.False(next.IsCompleted);
            time.Advance(TimeSpan.FromMilliseconds(1));
            Assert.Equal("""{"t":"ping"}""", (await next).GetRawText());
        }
    }

    [Fact]
    public async Task LostWakeUp_IsMadeGoodAtTheHeartbeat()
    {
        var time = new FakeTimeProvider(DateTimeOffset.UtcNow);
        await using var host = await ShopHost.StartAsync(time: time);
        using var socket = await host.ConnectAsync();
        await socket.SendAsync("""{"t":"sub","i":1,"m":"trading/quotes","a":{"symbol":"A"}}""");
        Assert.Equal("subd", (await socket.ReceiveAsync()).GetProperty("t").GetString());
        Assert.Equal("live", (await socket.ReceiveAsync()).GetProperty("t").GetString());
        var log = host.Services.GetRequiredService<PushTopics>().Store.Find("trading/quotes?symbol=A")!;
        var group = Assert.Single(Groups(log));
        group.Remove(Assert.Single(Readers(group)));       // from now on nothing wakes it
        await host.Publisher.Quotes("A").PublishAsync(new Quote("A", 1), ShopHost.Token);
        var next = socket.ReceiveAsync();
        await host.AdvanceUntilAsync(next, TimeSpan.FromSeconds(1));
        while ((await next).GetProperty("t").GetString() == "ping")
            await host.AdvanceUntilAsync(next = socket.ReceiveAsync(), TimeSpan.FromSeconds(1));
        Assert.Equal("items", (await next).GetProperty("t").GetString());
    }

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "groups")]
    static extern ref Broadcast[] Groups(TopicLog log);

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "readers")]
    static extern ref List<LogReader> Readers(Broadcast group);
}
