using System.Net;
using System.Security.Claims;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Time.Testing;
using PushGen.AspNetCore.CodeGen;
using PushGen.AspNetCore.Tests.Contract;

namespace PushGen.AspNetCore.Tests.Http;

/// <summary>The desk on a real Kestrel, with time that stands still until a test turns it. The header <c>X-User</c> names the caller.</summary>
sealed class DeskHost : IAsyncDisposable
{
    /// <summary>The one long time-out: never waited for where the code is right.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    readonly WebApplication app;
    readonly Version version;

    DeskHost(WebApplication app, FakeTimeProvider time, bool http2)
    {
        this.app = app;
        version = http2 ? HttpVersion.Version20 : HttpVersion.Version11;
        Time = time;
        Address = new Uri(app.Urls.Single());
        Client = new HttpClient(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false })
        {
            BaseAddress = Address,
            Timeout = Patience,
        };
    }

    public HttpClient Client { get; }

    public Uri Address { get; }

    public FakeTimeProvider Time { get; }

    public DeskProbe Probe => app.Services.GetRequiredService<DeskProbe>();

    public DeskPublisher Publisher => app.Services.GetRequiredService<DeskPublisher>();

    public IServiceProvider Services => app.Services;

    public static async Task<DeskHost> StartAsync(
        Action<PushOptions>? options = null, Action<PushRouteBuilder, DeskEndpoints>? map = null, Action<WebApplicationBuilder>? build = null,
        Action<WebApplication>? use = null, bool http2 = false, string prefix = "/push", string? environment = null)
    {
        var time = new FakeTimeProvider(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { EnvironmentName = environment ?? Environments.Production });
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
            kestrel.Listen(IPAddress.Loopback, 0, listen => listen.Protocols = http2 ? HttpProtocols.Http2 : HttpProtocols.Http1));
        builder.Services.AddSingleton<TimeProvider>(time);
        builder.Services.AddSingleton<DeskProbe>();
        ServerRegistration.Add<IDeskServer, DeskServer, DeskPublisher>(builder.Services.AddPush(options), DeskContract.Info, static topics => new DeskPublisher(topics));
        build?.Invoke(builder);
        var app = builder.Build();
        app.Use((http, next) =>
        {
            if (http.Request.Headers["X-User"] is [{ } user])
                http.User = new ClaimsPrincipal(new ClaimsIdentity([new Claim(ClaimTypes.NameIdentifier, user)], "test"));
            return next(http);
        });
        use?.Invoke(app);
        app.UseRouting();
        app.UseAuthorization();
        var push = app.MapPush(prefix);
        var desk = new DeskEndpoints(push);
        map?.Invoke(push, desk);
        try
        {
            await app.StartAsync();
        }
        catch
        {
            await app.DisposeAsync();
            throw;
        }
        return new DeskHost(app, time, http2);
    }

    public Task StopAsync() => app.StopAsync();

    /// <summary>Says that the server stops, while it still takes requests.</summary>
    public void BeginStop() => app.Lifetime.StopApplication();

    public HttpRequestMessage Get(string path, params (string Name, string Value)[] headers) => With(new HttpRequestMessage(HttpMethod.Get, path), headers);

    public HttpRequestMessage Post(string path, string body, params (string Name, string Value)[] headers) =>
        With(new HttpRequestMessage(HttpMethod.Post, path) { Content = new StringContent(body, Encoding.UTF8, "application/json") }, headers);

    static HttpRequestMessage With(HttpRequestMessage request, (string Name, string Value)[] headers)
    {
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);
        return request;
    }

    public async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request)
    {
        request.Version = version;
        request.VersionPolicy = HttpVersionPolicy.RequestVersionExact;
        return await Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
    }

    /// <summary>A page, which has to be one.</summary>
    public async Task<JsonElement> PageAsync(string path, params (string Name, string Value)[] headers)
    {
        using var response = await SendAsync(Get(path, headers));
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return await JsonAsync(response);
    }

    public static async Task<JsonElement> JsonAsync(HttpResponseMessage response)
    {
        byte[] body = await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
        return JsonElement.Parse(body);
    }

    /// <summary>An open event stream, which has to be one.</summary>
    public Task<EventReader> EventsAsync(string path, params (string Name, string Value)[] headers) => EventsAsync(Get(path, headers));

    public async Task<EventReader> EventsAsync(HttpRequestMessage request)
    {
        request.Headers.TryAddWithoutValidation("Accept", "text/event-stream");
        var response = await SendAsync(request);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("text/event-stream", response.Content.Headers.ContentType!.ToString());
        return new EventReader(response, await response.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken));
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await app.DisposeAsync();
    }
}
