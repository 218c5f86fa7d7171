using System.Net;
using System.Net.WebSockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using PushGen.AspNetCore;
using SocketTests.Shop;

namespace SocketTests;

/// <summary>A server with the shop on real Kestrel, on a free port of the loopback.</summary>
public sealed class ShopHost : IAsyncDisposable
{
    readonly WebApplication app;

    ShopHost(WebApplication app, FakeTimeProvider? time)
    {
        this.app = app;
        Time = time;
        Address = new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First().Replace("http", "ws", StringComparison.Ordinal) + "/push");
    }

    public static CancellationToken Token => TestContext.Current.CancellationToken;

    public Uri Address { get; }

    /// <summary>The server's clock, where the test turns it by hand.</summary>
    public FakeTimeProvider? Time { get; }

    public IServiceProvider Services => app.Services;

    public Desk Desk => Services.GetRequiredService<Desk>();

    public TradingPublisher Publisher => Services.GetRequiredService<TradingPublisher>();

    public static async Task<ShopHost> StartAsync(
        Action<PushOptions>? options = null,
        Action<IServiceCollection>? services = null,
        Action<WebApplication>? map = null,
        HttpProtocols protocols = HttpProtocols.Http1,
        FakeTimeProvider? time = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, listen => listen.Protocols = protocols));
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(10));
        if (time is not null)
            builder.Services.AddSingleton<TimeProvider>(time);
        builder.Services.AddHttpContextAccessor();
        builder.Services.AddSingleton<Desk>();
        builder.Services.AddPush(options).AddTrading<TradingServer>();
        services?.Invoke(builder.Services);
        var app = builder.Build();
        (map ?? (app => app.MapPush("/push").MapTrading()))(app);
        await app.StartAsync(Token);
        return new ShopHost(app, time);
    }

    /// <summary>A connection whose <c>welcome</c> was read.</summary>
    public async Task<ShopSocket> ConnectAsync(Action<ClientWebSocketOptions>? options = null)
    {
        var socket = await OpenAsync(options);
        Assert.Equal("welcome", (await socket.ReceiveAsync()).GetProperty("t").GetString());
        return socket;
    }

    public async Task<ShopSocket> OpenAsync(Action<ClientWebSocketOptions>? options = null)
    {
        var socket = new ClientWebSocket();
        socket.Options.AddSubProtocol("pushgen.v1");
        options?.Invoke(socket.Options);
        await socket.ConnectAsync(Address, socket.Options.HttpVersion.Major == 2 ? new HttpMessageInvoker(new SocketsHttpHandler()) : null, Token);
        return new ShopSocket(socket);
    }

    /// <summary>Turns the server's clock until something has happened, since nothing tells when the server has begun to wait.</summary>
    public async Task AdvanceUntilAsync(Task happened, TimeSpan step)
    {
        while (!happened.IsCompleted)
        {
            Time!.Advance(step);
            await Task.WhenAny(happened, Task.Delay(5, Token));
        }
        await happened;
    }

    public Task StopAsync() => app.StopAsync(Token);

    public async ValueTask DisposeAsync() => await app.DisposeAsync();
}
