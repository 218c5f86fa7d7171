using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using PushGen.AspNetCore;
using PushGen.AspNetCore.Streams;
using PushGen.AspNetCore.Topics;
using PushGen.EndToEnd.Tests.Behaviour;

namespace PushGen.EndToEnd.Tests;

/// <summary>A real Kestrel on a loopback port, with the contract of the behaviour tests.</summary>
sealed class PushServer : IAsyncDisposable
{
    readonly WebApplication app;

    PushServer(WebApplication app, int port)
    {
        this.app = app;
        Port = port;
    }

    public int Port { get; }

    public string Address => $"http://127.0.0.1:{Port}/push";

    public BehaviourPublisher Publisher => app.Services.GetRequiredService<BehaviourPublisher>();

    /// <summary>The store in memory.</summary>
    public LogStore Store => app.Services.GetRequiredService<PushTopics>().Store;

    public Probe Probe => app.Services.GetRequiredService<Probe>();

    public IServiceProvider Services => app.Services;

    /// <summary>Streams that have not ended.</summary>
    public int RunningStreams => app.Services.GetRequiredService<StreamRegistry>().RunningCount;

    /// <summary>Streams that are kept, running or ended.</summary>
    public int Streams => app.Services.GetRequiredService<StreamRegistry>().Count;

    public static async Task<PushServer> StartAsync(
        int port = 0, HttpProtocols protocols = HttpProtocols.Http1, Action<PushOptions>? options = null, Action<WebApplicationBuilder>? services = null,
        Action<WebApplication>? before = null, Action<PushRouteBuilder, BehaviourEndpoints>? conventions = null,
        Func<ConnectionDelegate, ConnectionDelegate>? connections = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(System.Net.IPAddress.Loopback, port, listen =>
        {
            listen.Protocols = protocols;
            if (connections is not null)
                listen.Use(connections);
        }));
        builder.Services.AddSingleton<Probe>();
        builder.Services.Configure<Microsoft.Extensions.Hosting.HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(5));
        builder.Services.AddPush(options).AddBehaviour<BehaviourServer>();
        services?.Invoke(builder);
        var app = builder.Build();
        before?.Invoke(app);
        var push = app.MapPush("/push");
        var endpoints = push.MapBehaviour();
        conventions?.Invoke(push, endpoints);
        await app.StartAsync(TestContext.Current.CancellationToken);
        return new PushServer(app, new Uri(app.Urls.Single()).Port);
    }

    public Task StopAsync() => app.StopAsync(CancellationToken.None);

    public ValueTask DisposeAsync() => app.DisposeAsync();
}
