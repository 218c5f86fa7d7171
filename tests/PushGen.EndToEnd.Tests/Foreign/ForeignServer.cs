using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using PushGen.EndToEnd.Tests.Behaviour;

namespace PushGen.EndToEnd.Tests.Foreign;

/// <summary>
/// A topic behind a proxy that cuts connections after so many bytes, in the middle of an item, until the topic was asked for twice.
/// Notes the cursors it was asked with.
/// </summary>
sealed class ForeignServer : IAsyncDisposable
{
    public const int Items = 300;

    readonly ConcurrentQueue<string> askedWith = new();
    readonly List<string> cursors = [];
    PushServer server = null!;
    CuttingProxy proxy = null!;

    /// <summary>The topic's address, through the proxy.</summary>
    public string Topic => proxy.Address + "/behaviour/notes?room=a";

    public string Origin => new Uri(proxy.Address).GetLeftPart(UriPartial.Authority);

    public string Socket => proxy.Address.Replace("http:", "ws:", StringComparison.Ordinal);

    public static async Task<ForeignServer> StartAsync(int cutAfter, Action<WebApplication>? map = null)
    {
        var foreign = new ForeignServer();
        foreign.server = await PushServer.StartAsync(before: app =>
        {
            app.Use(foreign.Note);
            map?.Invoke(app);
        });
        foreign.proxy = new CuttingProxy(foreign.server.Port);
        foreign.proxy.CutAfter = () => foreign.askedWith.Count < 2 ? cutAfter : null;
        for (int i = 1; i <= Items / 2; i++)
            await foreign.PublishAsync(i);
        return foreign;
    }

    Task Note(HttpContext http, RequestDelegate next)
    {
        if (http.Request.Path.StartsWithSegments("/push"))
            askedWith.Enqueue(http.Request.Headers["Last-Event-ID"].FirstOrDefault() ?? http.Request.Query["after"].FirstOrDefault() ?? "");
        return next(http);
    }

    async Task PublishAsync(int number) =>
        cursors.Add((await server.Publisher.Notes("a").PublishAsync(new Note(number, "line\n\ndata: " + number), TestContext.Current.CancellationToken)).ToString());

    /// <summary>Publishes the other half, when the reader has shown that it came back.</summary>
    public async Task PublishTheRestAsync()
    {
        for (int i = Items / 2 + 1; i <= Items; i++)
            await PublishAsync(i);
    }

    /// <summary>Each item once, in order, with its cursor.</summary>
    public void AssertAll(IEnumerable<(string Cursor, string Json)> items) =>
        Assert.Equal(cursors.Select((cursor, i) => (cursor, $$"""{"number":{{i + 1}},"text":"line\n\ndata: {{i + 1}}"}""")), items);

    /// <summary>The reader came back with the cursor of an item of the first half, neither with none nor from the beginning.</summary>
    public void AssertResumed(bool byCursor = true)
    {
        Assert.True(askedWith.Count > 1, "The reader never had to come back.");
        if (byCursor)
            Assert.Contains(askedWith.ElementAt(1), cursors.Take(Items / 2 - 1));
    }

    public async ValueTask DisposeAsync()
    {
        await proxy.DisposeAsync();
        await server.DisposeAsync();
    }
}
