using System.Net;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using PushGen.Tests;

namespace PushGen.EndToEnd.Tests.Browser;

/// <summary>A Kestrel that serves <see cref="IPayloads"/>.</summary>
sealed class PayloadServer : IAsyncDisposable
{
    readonly HttpClient http = new();

    PayloadServer(WebApplication app) => App = app;

    public WebApplication App { get; }

    public string Origin => App.Urls.Single();

    public int Port => new Uri(Origin).Port;

    public PayloadsPublisher Publisher => App.Services.GetRequiredService<PayloadsPublisher>();

    public static async Task<PayloadServer> StartAsync(Action<WebApplication>? map = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        builder.Services.AddPush(options => options.MaxItemBytes = 1024 * 1024).AddPayloads<PayloadsServer>();
        var app = builder.Build();
        app.MapPush("/push").MapPayloads();
        map?.Invoke(app);
        await app.StartAsync(TestContext.Current.CancellationToken);
        return new PayloadServer(app);
    }

    /// <summary>Publishes items, and tells the events that readers have to see.</summary>
    public async Task<List<SseReaderRun.Event>> PublishAsync(string key, IEnumerable<Raw> items)
    {
        var topic = Publisher.Items(key);
        var events = new List<SseReaderRun.Event>();
        foreach (var item in items)
            events.Add(new("message", (await topic.PublishAsync(item, TestContext.Current.CancellationToken)).ToString(), Payloads.Shown(item)));
        return events;
    }

    /// <summary>The bytes of an event stream up to <paramref name="last"/>, or its end.</summary>
    public async Task<byte[]> ReadAsync(HttpRequestMessage request, string? last = null)
    {
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        timeout.CancelAfter(Limits.Long);
        request.Headers.Accept.ParseAdd("text/event-stream");
        using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, timeout.Token);
        Assert.Equal("text/event-stream", response.Content.Headers.ContentType?.MediaType);
        var bytes = new MemoryStream();
        var buffer = new byte[64 * 1024];
        byte[] mark = Encoding.UTF8.GetBytes(last ?? "");
        await using var body = await response.Content.ReadAsStreamAsync(timeout.Token);
        while (await body.ReadAsync(buffer, timeout.Token) is > 0 and int count)
        {
            bytes.Write(buffer, 0, count);
            if (last is not null && bytes.GetBuffer().AsSpan(0, (int)bytes.Length)[^Math.Min((int)bytes.Length, count + mark.Length)..].IndexOf(mark) >= 0)
                break;
        }
        return bytes.ToArray();
    }

    public async ValueTask DisposeAsync()
    {
        http.Dispose();
        await App.DisposeAsync();
    }
}
