using System.Diagnostics;
using System.Globalization;
using System.Text;
using Microsoft.Extensions.Logging;

namespace PushGen.EndToEnd.Tests.Raw;

/// <summary>
/// Random frames, right ones and broken ones: the server closes with one of its codes, logs no error and holds nothing afterwards.
/// More with <c>PUSHGEN_FUZZ_FRAMES</c>, others with <c>PUSHGEN_FUZZ_SEED</c>.
/// </summary>
public sealed class FrameFuzzTests
{
    static readonly string[] Names = ["t", "i", "m", "a", "after", "gap", "credit", "to", "key", "token", "items", "v", "x", "\\u0074", ""];
    static readonly string[] Kinds = ["hello", "sub", "stream", "credit", "unsub", "call", "cancel", "up", "upend", "auth", "ping", "subx", ""];
    static readonly string[] Operations =
        ["behaviour/notes", "behaviour/brief", "behaviour/newest", "behaviour/secret", "behaviour/mine", "behaviour/slot", "behaviour/count", "behaviour/add", "behaviour/touch", "behaviour/find", "behaviour/total", "behaviour/shout.it", "behaviour/none", "", "~"];
    static readonly string[] Values =
        ["null", "true", "\"\\u0000\\r\\n\"", "-0", "1E+2", "99999999999999999999999999999999999999", "[{\"a\":[{}]}]", "0", "1", "-1", "9223372036854775807", "9223372036854775808", "1e400", "0.5", "\"\"", "\"a\"", "\"\\ud800\"", "\"earliest\"", "\"latest\"", "\"fail\"", "\"0123456789012345678901\"", "{}", "[]", "[1,2]", "[[[]]]", "{\"room\":\"a\"}", "{\"a\":1,\"b\":2}", "{\"from\":1,\"to\":50}", "{\"name\":\"n\"}", "{\"room\":{}}", "{\"room\":\"open\",\"room\":\"b\"}", "{\"what\":\"w\"}", "{\"\\ud800\":1}", "\"3f0w8k7x.0000000001b.7tq2mz\""];

    [Fact]
    public async Task RandomFrames_NeverFailTheServer()
    {
        int frames = Setting("PUSHGEN_FUZZ_FRAMES") ?? 20_000, seed = Setting("PUSHGEN_FUZZ_SEED") ?? Random.Shared.Next();
        var random = new Random(seed);
        using var errors = new ErrorLog();
        await using var server = await PushServer.StartAsync(
            options: options => (options.StreamOrphanedAfter, options.StreamKeptFor) = (TimeSpan.FromMilliseconds(50), TimeSpan.FromMilliseconds(50)),
            services: builder => builder.Logging.AddProvider(errors));
        var codes = new SortedDictionary<int, int>();
        long began = Stopwatch.GetTimestamp();
        await SendAsync(server, random, frames / 5, codes);
        long memory = await MemoryAsync(server);
        await SendAsync(server, random, frames - frames / 5, codes);
        long grown = await MemoryAsync(server) - memory;
        TestContext.Current.TestOutputHelper?.WriteLine(
            $"seed {seed}, {frames} messages, {Stopwatch.GetElapsedTime(began).TotalSeconds:F0} s, closes: {string.Join(", ", codes.Select(code => $"{code.Key} × {code.Value}"))}, memory {grown / 1024} KiB more");
        Assert.All(codes.Keys, code => Assert.Contains(code, new[] { 1000, 1007, 4400, 4401, 4403, 4406, 4429 }));
        errors.AssertEmpty();
        Assert.Equal(0, server.Publisher.Notes("a").SubscriberCount);
        Assert.True(grown < 4 * 1024 * 1024, $"seed {seed}: {frames - frames / 5} messages left {grown} bytes behind");
    }

    static async Task SendAsync(PushServer server, Random random, int frames, SortedDictionary<int, int> codes)
    {
        for (int sent = 0; sent < frames;)
        {
            using var client = await RawClient.UpgradeAsync(server.Port);
            var closing = client.CloseAsync();
            int id = 1, last = Math.Min(frames, sent + random.Next(1, 100));
            for (; !closing.IsCompleted && sent < last; sent++)
                await client.SendAsync(InParts(random, Encoding.UTF8.GetBytes(Message(random, ref id))));
            await client.SendAsync(RawClient.Frame(0x88, [3, 0xE8]));
            int code = await closing;
            codes[code] = codes.GetValueOrDefault(code) + 1;
        }
    }

    /// <summary>What is in use when nothing is under way.</summary>
    static async Task<long> MemoryAsync(PushServer server)
    {
        await Limits.Until(() => server.Streams == 0);
        return GC.GetTotalMemory(true);
    }

    /// <summary>A message as one frame, or as several with pings between, rarely with a byte that makes it no UTF-8.</summary>
    static byte[] InParts(Random random, byte[] text)
    {
        if (text.Length > 0 && random.Next(500) == 0)
            text[random.Next(text.Length)] = (byte)random.Next(128, 256);
        if (random.Next(5) > 0)
            return RawClient.Frame(0x81, text);
        var bytes = new List<byte>();
        int at = 0, first = 0x01;
        while (random.Next(4) > 0)
        {
            int end = random.Next(at, text.Length + 1);
            bytes.AddRange(RawClient.Frame(first, text.AsSpan(at..end)));
            if (random.Next(3) == 0)
                bytes.AddRange(RawClient.Frame(0x89, text.AsSpan(0, Math.Min(text.Length, random.Next(126)))));
            (at, first) = (end, 0x00);
        }
        return [.. bytes, .. RawClient.Frame(0x80 | first, text.AsSpan(at))];
    }

    static string Message(Random random, ref int id)
    {
        if (random.Next(10) > 0)
            return Frame(random, ref id);
        var frames = new List<string>();
        for (int i = random.Next(5); i >= 0; i--)
            frames.Add(Frame(random, ref id));
        return Break(random, $"[{string.Join(',', frames)}]");
    }

    static string Frame(Random random, ref int id)
    {
        var members = new List<string> { $"\"t\":\"{Pick(random, Kinds)}\"", $"\"i\":{(random.Next(3) == 0 ? random.Next(1, id + 1) : id++)}", $"\"m\":\"{Pick(random, Operations)}\"" };
        for (int i = random.Next(4); i > 0; i--)
            members.Add($"\"a\":{Pick(random, Values)}");
        if (random.Next(3) == 0)
            members.Add($"\"{Pick(random, Names)}\":{Pick(random, Values)}");
        return Break(random, $"{{{string.Join(',', members)}}}");
    }

    static string Break(Random random, string text)
    {
        if (random.Next(40) > 0)
            return text;
        int at = random.Next(text.Length);
        return random.Next(3) switch
        {
            0 => text[..at],
            1 => text.Remove(at, 1),
            _ => text.Insert(at, ((char)random.Next(32, 127)).ToString()),
        };
    }

    static int? Setting(string name) => int.TryParse(Environment.GetEnvironmentVariable(name), CultureInfo.InvariantCulture, out int value) ? value : null;

    static string Pick(Random random, string[] from) => from[random.Next(from.Length)];
}
