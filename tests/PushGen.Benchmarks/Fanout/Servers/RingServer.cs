using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http.Features;

namespace PushGen.Benchmarks.Fanout.Servers;

/// <summary>Hand-written on Kestrel, for one transport: what is ready goes out in one write. No names, rights, limits, credit or heart-beats.</summary>
sealed class RingServer(string transport) : IFanoutServer
{
    readonly Ring ring = new();
    readonly RingFrame frame = new(transport);
    readonly Quotes quotes = new();

    public int Subscribers => ring.Readers;

    public void AddServices(IServiceCollection services)
    {
    }

    public void Map(WebApplication app)
    {
        if (transport == "ws")
            app.MapGet("/ring", SocketAsync);
        else if (transport == "sse")
            app.MapGet("/ring", EventsAsync);
        else
            app.MapGet("/ring", PollAsync);
    }

    public async Task PublishAsync(long count, int size)
    {
        string symbol = Quotes.SymbolFor(size);
        for (long i = 0; i < count; i++)
            await ring.AppendAsync(frame.Write(quotes.Next(symbol)));
    }

    [SuppressMessage("Security", "CA5350", Justification = "What the WebSocket protocol demands.")]
    async Task SocketAsync(HttpContext http)
    {
        string key = http.Request.Headers.SecWebSocketKey + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
        http.Response.Headers.SecWebSocketAccept = Convert.ToBase64String(SHA1.HashData(Encoding.ASCII.GetBytes(key)));
        http.Response.Headers.Upgrade = "websocket";
        await using var stream = await http.Features.GetRequiredFeature<IHttpUpgradeFeature>().UpgradeAsync();
        await PumpAsync(http, bytes => stream.WriteAsync(bytes));
    }

    async Task EventsAsync(HttpContext http)
    {
        http.Response.ContentType = "text/event-stream";
        await http.Response.StartAsync();
        var body = http.Response.BodyWriter;
        await body.FlushAsync();
        await PumpAsync(http, async bytes => await body.WriteAsync(bytes));
    }

    async Task PumpAsync(HttpContext http, Func<ReadOnlyMemory<byte>, ValueTask> write)
    {
        var reader = new RingReader(ring, ring.End);
        ring.Add(reader);
        using var gone = http.RequestAborted.Register(reader.Close);
        for (var bytes = await reader.ReadAsync(); !bytes.IsEmpty; bytes = await reader.ReadAsync())
        {
            await write(bytes);
            reader.Advance(bytes.Length);
        }
        ring.Remove(reader);
    }

    // The reader stays with the connection, so that it waits and is counted between two polls as well.
    async Task PollAsync(HttpContext http)
    {
        var reader = ReaderOf(http);
        var bytes = await reader.ReadAsync();
        reader.Advance(bytes.Length);
        http.Response.ContentLength = "{\"items\":["u8.Length + Math.Max(0, bytes.Length - 1) + "]}"u8.Length;
        http.Response.ContentType = "application/json";
        http.Response.Headers["Ring-Cursor"] = reader.Position.ToString(CultureInfo.InvariantCulture);
        var body = http.Response.BodyWriter;
        body.Write("{\"items\":["u8);
        if (!bytes.IsEmpty)
            body.Write(bytes.Span[1..]);        // less the first comma
        body.Write("]}"u8);
        await body.FlushAsync();
    }

    RingReader ReaderOf(HttpContext http)
    {
        var items = http.Features.GetRequiredFeature<IConnectionItemsFeature>().Items;
        if (items.TryGetValue(ring, out object? kept))
            return (RingReader)kept!;
        var reader = new RingReader(ring, ring.End);
        items[ring] = reader;
        http.Features.GetRequiredFeature<IConnectionLifetimeFeature>().ConnectionClosed.Register(() =>
        {
            reader.Close();
            ring.Remove(reader);
        });
        ring.Add(reader);
        return reader;
    }
}
