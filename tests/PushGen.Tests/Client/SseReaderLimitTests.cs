using System.Net;
using System.Text;

namespace PushGen.Tests;

/// <summary>What a server can make the reader hold.</summary>
public sealed class SseReaderLimitTests
{
    const int Piece = 64 * 1024;

    [Fact]
    public void Line_OfExactlyTheLimit_IsRead()
    {
        byte[] line = Encoding.ASCII.GetBytes("data: " + new string('x', SseReader.MaxLine - 6) + "\n\n");
        Assert.Equal(SseReader.MaxLine - 6, SseReaderRun.Read(line, () => Piece).Events.Single().Data.Length);
        Assert.Contains("line", Assert.Throws<PushException>(() => SseReaderRun.Read([.. "x"u8, .. line], () => Piece)).Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void Event_OfExactlyTheLimit_IsRead()
    {
        string line = "data: " + new string('x', 1017) + "\n";      // 1 KiB
        byte[] whole = Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat(line, SseReader.MaxEvent / line.Length)) + "\n");
        Assert.Equal(SseReader.MaxEvent / line.Length * 1018 - 1, SseReaderRun.Read(whole, () => Piece).Events.Single().Data.Length);
        Assert.Contains("event", Assert.Throws<PushException>(() => SseReaderRun.Read([.. whole[..^1], .. "x\n\n"u8], () => Piece)).Detail, StringComparison.Ordinal);
    }

    /// <summary>What never ends, and after how many bytes it has to be refused.</summary>
    public static TheoryData<string, string, string, int> Endless => new()
    {
        { "line of data", "data: ", "xxxxxxxx", SseReader.MaxLine },
        { "comment", ":", "xxxxxxxx", SseReader.MaxLine },
        { "line of no field", "", "xxxxxxxx", SseReader.MaxLine },
        { "value of retry", "retry: ", "99999999", SseReader.MaxLine },
        { "line after an event", "data: a\n\n", "xxxxxxxx", SseReader.MaxLine },
        { "event of data", "", "data\n", SseReader.MaxEvent },
        { "event of ids", "", "id: 1\n", SseReader.MaxEvent },
        { "event of names", "", "event: x\r\n", SseReader.MaxEvent },
        { "event of comments", "id: 1\n", ":\n", SseReader.MaxEvent },
        { "event of unknown fields", "data\n", "nobody: knows\n", SseReader.MaxEvent },
    };

    [Theory, MemberData(nameof(Endless))]
    public void EndlessStream_IsRefusedAtItsLimit(string what, string begin, string again, int limit)
    {
        Assert.NotEmpty(what);
        using var reader = new SseReader();
        Give(reader, Encoding.ASCII.GetBytes(begin));
        byte[] more = Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat(again, Piece / again.Length)));
        long given = begin.Length, before = GC.GetAllocatedBytesForCurrentThread();
        var e = Assert.Throws<PushException>(() =>
        {
            for (; given < 100 * 1024 * 1024; given += more.Length)
                Give(reader, more);
        });
        Assert.Equal((PushErrorCodes.ProtocolError, $"The server sent an event stream with a {(limit == SseReader.MaxLine ? "line" : "event")} of more than {limit} bytes."), (e.Code, e.Detail));
        Assert.InRange(given, limit - more.Length, limit + more.Length);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 6 * limit);
    }

    [Theory]
    [InlineData(":\n\n")]
    [InlineData("retry: 1\n")]
    [InlineData("nobody: knows\r\n")]
    [InlineData("id: 1\n\n")]
    [InlineData("data: x\n\n")]
    [InlineData("\r\n\r\n")]
    public void StreamWithoutEnd_OfWhatIsDoneWith_DoesNotGrowTheBuffer(string again)
    {
        using var reader = new SseReader();
        byte[] more = Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat(again, 1000)) + again[..1]);
        int room = reader.Free().Length;
        for (int i = 0; i < 200; i++)
            Give(reader, more);
        Assert.InRange(reader.Free().Length, room - 2 * again.Length, room);
    }

    /// <summary>Asking again would bring the same line: the subscription fails, and says why.</summary>
    [Fact]
    public async Task Subscription_ToAnEndlessLine_Fails()
    {
        var server = new ScriptedHandler().Then(HttpStatusCode.OK, At.SseReady(4) + "data: " + new string('x', SseReader.MaxLine), Wire.EventStream);
        var options = new PushClientOptions { Transports = PushTransports.ServerSentEvents, HttpMessageHandlerFactory = () => server };
        var client = new ShopClient(new PushConnection("http://host/push", options));

        var e = await Assert.ThrowsAsync<PushException>(() => client.Quotes("A").TakeAsync(1));
        Assert.Equal((PushErrorCodes.ProtocolError, $"The server sent an event stream with a line of more than {SseReader.MaxLine} bytes."), (e.Code, e.Detail));
    }

    static void Give(SseReader reader, ReadOnlySpan<byte> bytes)
    {
        for (int at = 0; at < bytes.Length;)
        {
            at += SseReaderRun.Give(reader, bytes[at..], Piece);
            while (reader.TryRead(out _))
            {
            }
        }
    }
}
