using System.Globalization;
using System.Text;
using Microsoft.Extensions.Logging;

namespace PushGen.EndToEnd.Tests.Raw;

/// <summary>
/// Random frames, right ones and broken ones: the server closes with one of its codes, logs no error and holds nothing afterwards.
/// More with <c>PUSHGEN_FUZZ_FRAMES</c>.
/// </summary>
public sealed class FrameFuzzTests
{
    static readonly string[] Names = ["t", "i", "m", "a", "after", "gap", "credit", "to", "key", "token", "items", "v", "x", "\\u0074", ""];
    static readonly string[] Kinds = ["hello", "sub", "stream", "credit", "unsub", "call", "cancel", "up", "upend", "auth", "ping", "subx", ""];
    static readonly string[] Operations =
        ["behaviour/notes", "behaviour/brief", "behaviour/newest", "behaviour/secret", "behaviour/mine", "behaviour/slot", "behaviour/count", "behaviour/add", "behaviour/touch", "behaviour/find", "behaviour/total", "behaviour/shout.it", "behaviour/none", "", "~"];
    static readonly string[] Values =
        ["null", "true", "0", "1", "-1", "9223372036854775807", "9223372036854775808", "1e400", "0.5", "\"\"", "\"a\"", "\"\\ud800\"", "\"earliest\"", "\"latest\"", "\"fail\"", "\"0123456789012345678901\"", "{}", "[]", "[1,2]", "[[[]]]", "{\"room\":\"a\"}", "{\"a\":1,\"b\":2}", "{\"from\":1,\"to\":50}", "{\"name\":\"n\"}", "{\"room\":{}}", "{\"room\":\"open\",\"room\":\"b\"}", "{\"what\":\"w\"}", "{\"\\ud800\":1}", "\"3f0w8k7x.0000000001b.7tq2mz\""];

    [Fact]
    public async Task RandomFrames_NeverFailTheServer()
    {
        int frames = int.TryParse(Environment.GetEnvironmentVariable("PUSHGEN_FUZZ_FRAMES"), CultureInfo.InvariantCulture, out int given) ? given : 5000;
        int seed = Random.Shared.Next();
        var random = new Random(seed);
        using var errors = new ErrorLog();
        await using var server = await PushServer.StartAsync(
            options: options => (options.StreamOrphanedAfter, options.StreamKeptFor) = (TimeSpan.FromMilliseconds(50), TimeSpan.FromMilliseconds(50)),
            services: builder => builder.Logging.AddProvider(errors));
        var codes = new SortedDictionary<int, int>();
        long before = GC.GetTotalMemory(true);
        for (int sent = 0; sent < frames;)
        {
            using var client = await RawClient.UpgradeAsync(server.Port);
            var closing = client.CloseAsync();
            int id = 1, last = Math.Min(frames, sent + random.Next(1, 100));
            for (; !closing.IsCompleted && sent < last; sent++)
                await client.SendAsync(RawClient.Frame(0x81, Encoding.UTF8.GetBytes(Message(random, ref id))));
            await client.SendAsync(RawClient.Frame(0x88, [3, 0xE8]));
            int code = await closing;
            codes[code] = codes.GetValueOrDefault(code) + 1;
        }
        TestContext.Current.TestOutputHelper?.WriteLine(
            $"seed {seed}, {frames} messages, closes: {string.Join(", ", codes.Select(code => $"{code.Key} × {code.Value}"))}, memory {(GC.GetTotalMemory(true) - before) / 1024} KiB more");
        Assert.All(codes.Keys, code => Assert.Contains(code, new[] { 1000, 4400, 4401, 4403, 4406, 4429 }));
        errors.AssertEmpty();
        await Limits.Until(() => server.RunningStreams == 0);
        Assert.Equal(0, server.Publisher.Notes("a").SubscriberCount);
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

    static string Pick(Random random, string[] from) => from[random.Next(from.Length)];
}
