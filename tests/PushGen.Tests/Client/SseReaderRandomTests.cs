using System.Diagnostics;
using System.Globalization;
using System.Net.ServerSentEvents;
using System.Text;

namespace PushGen.Tests;

/// <summary>Random event streams in random pieces, read like the model reads them. More with <c>PUSHGEN_SSE_STREAMS</c>, others with <c>PUSHGEN_SSE_SEED</c>.</summary>
public sealed class SseReaderRandomTests
{
    static readonly byte[][] Words =
    [
        .. new[]
        {
            "data", "data:", "data: ", "data: a", "data:b\n", "id", "id:", "id: 7", "id: é8\n", "id: \0", "id: 9\0", "event", "event:", "event: push.x\n",
            "data: a\n\n", "data: b\r\n\r\n", "id: 1\n", "id:2\ndata: c\n\n", "retry: 5", "retry: 1x", "retry:", "retry: -1", "retry: +1", "retry: 007\n", "retry: 99999999999999999999\n", "retry: 3600001\r", "retry: 3600000\n", "retry: １\n",
            ":", ": ", " ", "  ", "x", "\0", "é", "\u2028", "\uFEFF", "😀", "nobody: knows\n", "Data: d\n", "data : d\n", " data: d\n", ": no\r\n",
            "\n", "\n", "\r", "\r\n", "\n\n", "\n\n", "\r\r", "\r\n\r\n", "\n\r", "\t",
        }.Select(Encoding.UTF8.GetBytes),
        [0xFF], [0xC3], [0xE2, 0x80], [0xF0, 0x9F], [0xED, 0xA0, 0x80], [0xC0, 0xAF], [0xEF, 0xBB], [0xEF], [0xBB, 0xBF], [0x80],
    ];

    [Fact]
    public void RandomStreams_InRandomPieces_AreReadLikeTheModelReadsThem()
    {
        int streams = Setting("PUSHGEN_SSE_STREAMS") ?? 20_000, seed = Setting("PUSHGEN_SSE_SEED") ?? Random.Shared.Next();
        var random = new Random(seed);
        long events = 0, ids = 0, retries = 0, bytes = 0, began = Stopwatch.GetTimestamp();
        for (int round = 0; round < streams; round++)
        {
            byte[] stream = RandomStream(random);
            var model = SseReaderModel.Read(stream);
            AssertSame(stream, model, random, $"seed {seed}, stream {round}");
            if (!model.HasBlockWithoutData)
                AssertSameAsNet(stream, model, $"seed {seed}, stream {round}");
            AssertCutIsAPrefix(stream, model, random.Next(stream.Length + 1), $"seed {seed}, stream {round}");
            (events, bytes) = (events + model.Events.Count, bytes + stream.Length);
            (ids, retries) = (ids + model.Events.Count(e => e.Id is not null), retries + (model.Retry is null ? 0 : 1));
        }
        TestContext.Current.TestOutputHelper?.WriteLine(
            $"seed {seed}: {streams} streams, {bytes} bytes, {events} events, {ids} of them with an id, {retries} streams with a retry, {Stopwatch.GetElapsedTime(began).TotalSeconds:F1} s");
        Assert.True(events > streams && ids > streams / 10 && retries > streams / 10, $"seed {seed}: the streams say too little: {events} events, {ids} ids, {retries} retries");
    }

    static void AssertSame(byte[] stream, SseReaderModel model, Random random, string where)
    {
        int largest = random.Next(3) switch { 0 => 1, 1 => 12, _ => 200 };
        var (events, retry) = SseReaderRun.Read(stream, () => random.Next(1, largest + 1));
        Assert.True(model.Events.SequenceEqual(events), $"{where}: {Show(stream)}\nmodel:  {string.Join(" ", model.Events)}\nreader: {string.Join(" ", events)}");
        Assert.True(retry == model.Retry, $"{where}: {Show(stream)}, retry {retry}");
        if (!model.HasBlockWithoutData)
            Assert.True(model.LastEventIds.SequenceEqual(CarriedOver(events)), $"{where}: {Show(stream)}");
    }

    /// <summary>A second opinion, where .NET's own parser keeps to the standard: <see cref="SseReaderParserTests"/>.</summary>
    static void AssertSameAsNet(byte[] stream, SseReaderModel model, string where)
    {
        var events = SseParser.Create(new MemoryStream(stream)).Enumerate().Select(e => new SseReaderRun.Event(e.EventType == "" ? "message" : e.EventType, e.EventId, e.Data));
        Assert.True(model.Events.SequenceEqual(events), $"{where}, .NET: {Show(stream)}");
    }

    /// <summary>What was read from a stream that was cut is what the whole one begins with: nothing of an event that is not whole, its id least of all.</summary>
    static void AssertCutIsAPrefix(byte[] stream, SseReaderModel model, int cut, string where)
    {
        var (events, _) = SseReaderRun.Read(stream[..cut], () => int.MaxValue);
        Assert.True(events.SequenceEqual(model.Events.Take(events.Count)), $"{where}, cut after {cut}: {Show(stream)}");
    }

    static IEnumerable<string> CarriedOver(List<SseReaderRun.Event> events)
    {
        string last = "";
        foreach (var e in events)
            yield return last = e.Id ?? last;
    }

    /// <summary>Words in a row, with or without an end of the line after each.</summary>
    static byte[] RandomStream(Random random)
    {
        var stream = new List<byte>();
        bool lines = random.Next(2) == 0;
        for (int words = random.Next(50); words > 0; words--)
        {
            stream.AddRange(random.Next(200) == 0 ? [(byte)random.Next(256)] : Words[random.Next(Words.Length)]);
            if (lines && random.Next(10) > 0)
                stream.AddRange(Ends[random.Next(Ends.Length)]);
        }
        return [.. random.Next(20) == 0 ? (ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF] : [], .. stream];
    }

    static readonly byte[][] Ends = ["\n"u8.ToArray(), "\r"u8.ToArray(), "\r\n"u8.ToArray()];

    static string Show(byte[] stream) =>
        string.Concat(stream.Select(b => b switch { (byte)'\n' => "\\n", (byte)'\r' => "\\r", >= 32 and < 127 => ((char)b).ToString(), _ => $"\\x{b:x2}" }));

    static int? Setting(string name) => int.TryParse(Environment.GetEnvironmentVariable(name), CultureInfo.InvariantCulture, out int value) ? value : null;
}
