using System.Net.ServerSentEvents;
using System.Text.Json;
using PushGen.Tests;

namespace PushGen.EndToEnd.Tests.Browser;

/// <summary>Whatever is published, reads as one event per item: for the client's reader, for .NET's parser and for a model of the standard.</summary>
public sealed class PayloadTests
{
    const string Live = "event: push.live\ndata: {}\n\n";

    [Fact]
    public async Task EveryPayload_IsOneEvent_ForEveryReader()
    {
        int seed = Random.Shared.Next();
        TestContext.Current.TestOutputHelper?.WriteLine($"seed {seed}");
        var random = new Random(seed);
        await using var server = await PayloadServer.StartAsync();
        var published = await server.PublishAsync("k", Payloads.All(random));

        byte[] stream = await server.ReadAsync(new(HttpMethod.Get, server.Origin + "/push/payloads/items?key=k&after=earliest"), Live);

        foreach (var read in Readers(stream, random))
        {
            Assert.Equal(["push.ready", .. published.Select(_ => "message"), "push.live"], read.Select(e => e.Type));
            AssertSame(published, read[1..^1]);
        }
    }

    public static TheoryData<string> Injections => [.. Payloads.Injections];

    [Theory, MemberData(nameof(Injections))]
    public async Task ErrorOfAStream_IsOneEnd(string text)
    {
        await using var server = await PayloadServer.StartAsync();
        var start = new HttpRequestMessage(HttpMethod.Post, server.Origin + "/push/payloads/failing") { Content = new StringContent(JsonSerializer.Serialize(new { code = text, detail = text })) };
        start.Content.Headers.ContentType = new("application/json");

        foreach (var read in Readers(await server.ReadAsync(start)))
        {
            Assert.Equal(["push.ready", "message", "push.end"], read.Select(e => e.Type).Where(type => type != "push.live"));
            var problem = Json(read[^1]).GetProperty("p");
            Assert.Equal(("end", text, text), (read[^1].Id, problem.GetProperty("code").GetString(), problem.GetProperty("detail").GetString()));
        }
    }

    [Theory, MemberData(nameof(Injections))]
    public async Task Refusal_IsOneBye(string text)
    {
        await using var server = await PayloadServer.StartAsync();
        string address = $"{server.Origin}/push/payloads/refused?code={Uri.EscapeDataString(text)}&status=503";

        foreach (var read in Readers(await server.ReadAsync(new(HttpMethod.Get, address))))
        {
            Assert.Equal(("push.bye", null), (Assert.Single(read).Type, read[0].Id));
            Assert.Equal(text, Json(read[0]).GetProperty("reason").GetString());
        }
    }

    [Theory, MemberData(nameof(Injections))]
    public async Task KeyAndCursor_AreNotToldBack(string text)
    {
        await using var server = await PayloadServer.StartAsync();
        var published = await server.PublishAsync(text, [Raw.Text("a")]);
        string address = $"{server.Origin}/push/payloads/items?key={Uri.EscapeDataString(text)}&lastEventId={Uri.EscapeDataString(text)}";

        foreach (var read in Readers(await server.ReadAsync(new(HttpMethod.Get, address), Live)))
        {
            Assert.Equal([("push.ready", null), ("push.gap", Json(read[1]).GetProperty("to").GetString()), ("message", published[0].Id), ("push.live", null)], read.Select(e => (e.Type, e.Id)));
            Assert.Equal("invalid", Json(read[1]).GetProperty("reason").GetString());
            Assert.False(Json(read[1]).TryGetProperty("requested", out _));
        }
    }

    static JsonElement Json(SseReaderRun.Event e) => JsonElement.Parse(e.Data);

    /// <summary>The events as each reader sees them.</summary>
    static IEnumerable<List<SseReaderRun.Event>> Readers(byte[] stream, Random? random = null)
    {
        var pieces = random ?? new Random(1);
        yield return [.. SseReaderModel.Read(stream).Events];
        yield return SseReaderRun.Read(stream, () => pieces.Next(1, 5000)).Events;
        yield return [.. SseParser.Create(new MemoryStream(stream)).Enumerate().Select(e => new SseReaderRun.Event(e.EventType, e.EventId, e.Data))];
    }

    internal static void AssertSame(IReadOnlyList<SseReaderRun.Event> published, IReadOnlyList<SseReaderRun.Event> read)
    {
        for (int i = 0; i < published.Count; i++)
            Assert.True(published[i] == read[i], $"Item {i}: published {JsonSerializer.Serialize(published[i])}, read {JsonSerializer.Serialize(read[i])}");
    }
}
