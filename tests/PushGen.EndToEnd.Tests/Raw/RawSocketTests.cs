using System.Text;
using Microsoft.Extensions.Logging;

namespace PushGen.EndToEnd.Tests.Raw;

/// <summary>Frames of a WebSocket that no library would send.</summary>
public sealed class RawSocketTests(RawServer server) : IClassFixture<RawServer>
{
    const int Text = 0x81, Ping = 0x89;

    const string ServersPing = """{"t":"ping"}""";      // after long silence: nothing else will come

    static readonly byte[] Word = """{"t":"ping"}"""u8.ToArray();

    public static TheoryData<string, byte[], int> Frames => RawFrames.All;

    public static TheoryData<string, string, int> Messages => RawMessages.All;

    public static TheoryData<string, string, string> Answers => RawAnswers.All;

    [Theory, MemberData(nameof(Frames))]
    public Task OddFrame_ClosesWithItsCode(string what, byte[] bytes, int code) => ClosesAsync(what, bytes, code);

    [Theory, MemberData(nameof(Messages))]
    public Task OddMessage_ClosesWithItsCode(string what, string message, int code) => ClosesAsync(what, RawClient.Frame(Text, Encoding.UTF8.GetBytes(message)), code);

    async Task ClosesAsync(string what, byte[] bytes, int code)
    {
        Assert.NotEmpty(what);
        using var client = await server.UpgradeAsync();
        await client.SendAsync(bytes);
        string last = "";
        (int Code, string Text) frame;
        while ((frame = await client.FrameAsync()).Code == 0)
            Assert.NotEqual(ServersPing, last = frame.Text);
        Assert.Equal(code, frame.Code);
        if (code is 1003 or > 4000)
        {
            var error = RawServer.FramesOf(last).Last();
            Assert.Equal(("err", false), (error.GetProperty("t").GetString(), error.TryGetProperty("i", out _)));
            Assert.Equal(frame.Text, error.GetProperty("p").GetProperty("code").GetString());
        }
        server.AssertNoError();
    }

    [Theory, MemberData(nameof(Answers))]
    public async Task OddMessage_IsAnswered_AndTheConnectionLives(string what, string message, string answer)
    {
        Assert.NotEmpty(what);
        using var client = await server.UpgradeAsync();
        await client.SendAsync(RawClient.Frame(Text, Encoding.UTF8.GetBytes(message)));
        if (answer != "")
            Assert.Equal(answer, await LastFrameAsync(client));
        await client.SendAsync(RawClient.Frame(Text, Word));
        Assert.Equal("pong", await LastFrameAsync(client));
        server.AssertNoError();
    }

    /// <summary>The next frame that is the last one of its <c>i</c>, or of none.</summary>
    static async Task<string> LastFrameAsync(RawClient client)
    {
        while (await client.FrameAsync() is (0, var text))
        {
            foreach (var frame in RawServer.FramesOf(text))
            {
                string t = frame.GetProperty("t").GetString()!;
                string? told = t switch
                {
                    "res" => frame.TryGetProperty("d", out var result) ? result.GetRawText() : "",
                    "end" => frame.GetProperty("reason").GetString(),
                    "err" => frame.GetProperty("p").GetProperty("code").GetString(),
                    _ => null,
                };
                if (told is not null)
                    return $"{t} {(frame.TryGetProperty("i", out var i) ? i.GetInt64() : 0)} {told}";
                if (t is "pong" or "ping")
                    return t;
            }
        }
        return "the connection ended";
    }

    [Fact]
    public async Task MessageOfManyParts_EmptyOnesAndPingsBetween_IsOneMessage()
    {
        using var client = await server.UpgradeAsync();
        var bytes = new List<byte>(RawClient.Frame(0x01, []));
        foreach (byte one in Word)
        {
            bytes.AddRange(RawClient.Frame(0x00, [one]));
            bytes.AddRange(RawClient.Frame(Ping, [one]));
            for (int i = 0; i < 100; i++)
                bytes.AddRange(RawClient.Frame(0x00, []));
        }
        bytes.AddRange(RawClient.Frame(0x80, []));
        await client.SendAsync(bytes.ToArray());
        string text;
        while ((text = (await client.FrameAsync()).Text).Length == 1)
        {
            // The answers to the pings.
        }
        Assert.Equal("""{"t":"pong"}""", text);
    }

    [Fact]
    public async Task ConnectionsThatEndAnywhere_AreNoErrorsOfTheServers()
    {
        using var errors = new ErrorLog();
        await using var own = await PushServer.StartAsync(services: builder => builder.Logging.AddProvider(errors));
        byte[] talk = [.. RawClient.Frame(Text, """{"t":"sub","i":1,"m":"behaviour/notes","a":{"room":"a"}}"""u8), .. RawClient.Frame(Text, """{"t":"stream","i":2,"m":"behaviour/count","a":{"from":1,"to":999}}"""u8)];
        for (int length = 0; length < talk.Length; length += 3)
        {
            using var client = await RawClient.UpgradeAsync(own.Port);
            await client.SendAsync(talk.AsMemory(0, length));
            if (length % 2 == 0)
                client.Reset();
        }
        await own.StopAsync();
        errors.AssertEmpty();
    }
}
