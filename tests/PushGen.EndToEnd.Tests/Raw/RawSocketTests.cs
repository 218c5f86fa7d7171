using System.Text;
using Microsoft.Extensions.Logging;

namespace PushGen.EndToEnd.Tests.Raw;

/// <summary>Frames of a WebSocket that no library would send.</summary>
public sealed class RawSocketTests
{
    const int Text = 0x81, Binary = 0x82, Ping = 0x89;

    static readonly byte[] Word = """{"t":"ping"}"""u8.ToArray();

    public static TheoryData<string, byte[], int> Messages => new()
    {
        { "reserved bit 1", RawClient.Frame(0xC1, Word), 1002 },
        { "reserved bits 2 and 3", RawClient.Frame(0xB1, Word), 1002 },
        { "reserved opcode", RawClient.Frame(0x83, Word), 1002 },
        { "reserved control opcode", RawClient.Frame(0x8B, []), 1002 },
        { "not masked", [Text, 12, .. Word], 1002 },
        { "control frame in parts", RawClient.Frame(0x09, []), 1002 },
        { "control frame of 126 bytes", RawClient.Frame(Ping, new byte[126]), 1002 },
        { "continuation of nothing", RawClient.Frame(0x80, Word), 1002 },
        { "second beginning", [.. RawClient.Frame(0x01, Word), .. RawClient.Frame(Text, Word)], 1002 },
        { "length beyond all numbers", [Text, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0, 0, 0, 0], 1002 },
        { "length of 4 GiB, never sent", [Text, 0xFF, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, .. new byte[65_537]], 4413 },
        { "close of one byte", RawClient.Frame(0x88, [3]), 1002 },
        { "close with a code that must not be sent", RawClient.Frame(0x88, [3, 0xEE]), 1002 },
        { "close whose reason is no UTF-8", RawClient.Frame(0x88, [3, 0xE8, 0xFF]), 1002 },
        { "text that is no UTF-8", RawClient.Frame(Text, [0xFF]), 1007 },
        { "text cut in a character", RawClient.Frame(Text, [0xE2, 0x82]), 1007 },
        { "binary", RawClient.Frame(Binary, Word), 1003 },
        { "binary in parts", [.. RawClient.Frame(0x02, Word), .. RawClient.Frame(0x80, Word)], 1003 },
        { "nothing", RawClient.Frame(Text, []), 4400 },
        { "byte order mark", RawClient.Frame(Text, [0xEF, 0xBB, 0xBF, .. Word]), 4400 },
        { "two messages in one", RawClient.Frame(Text, [.. Word, .. Word]), 4400 },
        { "deep JSON", RawClient.Frame(Text, Encoding.ASCII.GetBytes(new string('[', 60_000))), 4400 },
        { "close", RawClient.Frame(0x88, [3, 0xE8]), 1000 },
        { "close without code", RawClient.Frame(0x88, []), 1000 },
    };

    [Theory, MemberData(nameof(Messages))]
    public async Task OddFrame_ClosesWithItsCode(string what, byte[] bytes, int code)
    {
        Assert.NotEmpty(what);
        using var errors = new ErrorLog();
        await using var server = await PushServer.StartAsync(services: builder => builder.Logging.AddProvider(errors));
        using var client = await RawClient.UpgradeAsync(server.Port);
        await client.SendAsync(bytes);
        Assert.Equal(code, await client.CloseAsync());
        client.Reset();
        await server.StopAsync();
        errors.AssertEmpty();
    }

    [Fact]
    public async Task MessageOfManyParts_EmptyOnesAndPingsBetween_IsOneMessage()
    {
        await using var server = await PushServer.StartAsync();
        using var client = await RawClient.UpgradeAsync(server.Port);
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
        await using var server = await PushServer.StartAsync(services: builder => builder.Logging.AddProvider(errors));
        byte[] talk = [.. RawClient.Frame(Text, """{"t":"sub","i":1,"m":"behaviour/notes","a":{"room":"a"}}"""u8), .. RawClient.Frame(Text, """{"t":"stream","i":2,"m":"behaviour/count","a":{"from":1,"to":999}}"""u8)];
        for (int length = 0; length < talk.Length; length += 3)
        {
            using var client = await RawClient.UpgradeAsync(server.Port);
            await client.SendAsync(talk.AsMemory(0, length));
            if (length % 2 == 0)
                client.Reset();
        }
        await server.StopAsync();
        errors.AssertEmpty();
    }
}
