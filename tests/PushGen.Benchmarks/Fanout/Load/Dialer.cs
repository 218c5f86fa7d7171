using System.Globalization;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using static System.FormattableString;

namespace PushGen.Benchmarks.Fanout.Load;

/// <summary>Connects subscribers to a server, each in the way of its variant.</summary>
sealed class Dialer(string server, string transport, int port) : IDisposable
{
    readonly HttpClient http = new() { BaseAddress = new Uri(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}")) };

    /// <param name="subscriber">Who reads.</param>
    /// <param name="topic">One of many; null where there is just one.</param>
    public Task ConnectAsync(Subscriber subscriber, int? topic) => (server, transport) switch
    {
        ("pushgen", "ws") => SocketAsync(subscriber, "/push", "pushgen.v1", Subscription(topic)),
        ("pushgen", "sse") => EventsAsync(subscriber, "/push/bench/" + (topic is null ? "quotes" : Invariant($"quotes-of?number={topic}"))),
        ("pushgen", "lp") => PollAsync(subscriber, "/push/bench/" + (topic is null ? "quotes?" : Invariant($"quotes-of?number={topic}&")) + "wait=25&after=", "latest", "PushGen-Cursor"),
        ("ring", "ws") => SocketAsync(subscriber, "/ring", null, null),
        ("ring", "sse") => EventsAsync(subscriber, "/ring"),
        ("ring", "lp") => PollAsync(subscriber, "/ring?after=", "latest", "Ring-Cursor"),
        ("signalr", _) => SignalRAsync(subscriber, topic),
        _ => throw new InvalidOperationException($"There is no variant '{server}-{transport}'."),
    };

    /// <summary>A WebSocket that nothing is subscribed to: for calls.</summary>
    public Task OpenAsync(Subscriber caller) => server == "pushgen" ? SocketAsync(caller, "/push", "pushgen.v1", null) : SignalRAsync(caller, null);

    static string Subscription(int? topic) =>
        topic is null ? """{"t":"sub","i":1,"m":"bench/quotes"}""" : Invariant($$$"""{"t":"sub","i":1,"m":"bench/quotes-of","a":{"number":"{{{topic}}}"}}""");

    async Task SocketAsync(Subscriber subscriber, string path, string? protocol, string? message)
    {
        string offer = protocol is null ? "" : $"Sec-WebSocket-Protocol: {protocol}\r\n";
        string upgrade = $"Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: c2l4dGVlbiByYW5kb20hIQ==\r\n{offer}";
        await subscriber.OpenAsync(port, Get(path, upgrade), new SocketDecoder(subscriber.Items));
        if (message is not null)
            subscriber.Send(Frame(message));
    }

    Task EventsAsync(Subscriber subscriber, string path) =>
        subscriber.OpenAsync(port, Get(path, "Accept: text/event-stream\r\n"), new ResponseDecoder(subscriber.Items));

    Task PollAsync(Subscriber subscriber, string path, string first, string cursor) =>
        subscriber.OpenAsync(port, Get(path + first), new ResponseDecoder(subscriber.Items), answer => Get(path + answer.Header(cursor)));

    async Task SignalRAsync(Subscriber subscriber, int? topic)
    {
        const string Handshake = "{\"protocol\":\"json\",\"version\":1}\u001e";
        using var answer = await http.PostAsync(new Uri("/hub/negotiate?negotiateVersion=1", UriKind.Relative), null);
        var negotiated = await answer.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonElement>();
        string path = "/hub?id=" + negotiated.GetProperty("connectionToken").GetString() + (topic is null ? "" : Invariant($"&topic={topic}"));
        switch (transport)
        {
            case "ws":
                await SocketAsync(subscriber, path, null, Handshake);
                return;
            case "sse":
                await EventsAsync(subscriber, path);
                break;
            default:
                await subscriber.OpenAsync(port, Get(path), new ResponseDecoder(subscriber.Items), _ => Get(path));
                await subscriber.AnsweredAsync();      // the first poll comes back at once
                break;
        }
        using var sent = await http.PostAsync(new Uri(path, UriKind.Relative), new StringContent(Handshake));
        sent.EnsureSuccessStatusCode();
    }

    static string Get(string path, string headers = "") => $"GET {path} HTTP/1.1\r\nHost: localhost\r\n{headers}\r\n";

    /// <summary>A masked text frame; the mask is zero, which leaves the text as it is.</summary>
    public static byte[] Frame(string text) => text.Length < 126
        ? [0x81, (byte)(0x80 | text.Length), 0, 0, 0, 0, .. Encoding.ASCII.GetBytes(text)]
        : [0x81, 0x80 | 126, (byte)(text.Length >> 8), (byte)text.Length, 0, 0, 0, 0, .. Encoding.ASCII.GetBytes(text)];

    public void Dispose() => http.Dispose();
}
