using System.Text;

namespace PushGen.Tests;

/// <summary>Each example of the HTML standard's chapter on server-sent events (9.2), and a case for each of its rules.</summary>
public sealed class SseReaderStandardTests
{
    static SseReaderRun.Event Message(string data, string? id = null) => new("message", id, data);

    [Fact]
    public void Introduction_GivesThreeMessages() => Gives(
        "data: This is the first message.\n\ndata: This is the second message, it\ndata: has two lines.\n\ndata: This is the third message.\n\n",
        Message("This is the first message."), Message("This is the second message, it\nhas two lines."), Message("This is the third message."));

    [Fact]
    public void Introduction_WithEventTypes_GivesThem() => Gives(
        "event: add\ndata: 73857293\n\nevent: remove\ndata: 2153\n\nevent: add\ndata: 113411\n\n",
        new("add", null, "73857293"), new("remove", null, "2153"), new("add", null, "113411"));

    [Fact]
    public void StockExample_JoinsItsLines() => Gives("data: YHOO\ndata: +2\ndata: 10\n\n", Message("YHOO\n+2\n10"));

    [Fact]
    public void FourBlocks_CommentFiresNothing_EmptyIdResets_LastNeedsItsBlankLine()
    {
        const string Stream = ": test stream\n\ndata: first event\nid: 1\n\ndata:second event\nid\n\ndata:  third event\n";
        Gives(Stream + "\n", Message("first event", "1"), Message("second event", ""), Message(" third event"));
        Gives(Stream, Message("first event", "1"), Message("second event", ""));
    }

    [Fact]
    public void EmptyData_IsAnEvent_TwoAreALineFeed_AndTheLastIsDiscarded() => Gives("data\n\ndata\ndata\n\ndata:", Message(""), Message("\n"));

    [Fact]
    public void SpaceAfterTheColon_IsIgnored_OnlyOne()
    {
        Gives("data:test\n\ndata: test\n\n", Message("test"), Message("test"));
        Gives("data:  test \n\ndata:\ttest\n\n", Message(" test "), Message("\ttest"));
    }

    /// <summary>The grammar's ends of lines, mixed, and the rules of each field.</summary>
    public static TheoryData<string, string, string> Rules => new()
    {
        { "LF", "data: a\n\n", "message||a" },
        { "CR", "data: a\r\r", "message||a" },
        { "CR LF", "data: a\r\n\r\n", "message||a" },
        { "LF CR is two ends", "data: a\n\r", "message||a" },
        { "CR CR LF is two ends", "data: a\r\r\n", "message||a" },
        { "LF CR LF is two ends", "data: a\n\r\n", "message||a" },
        { "other separators are text", "data: a\u0085b\u2028c\vd\fe\n\n", "message||a\u0085b\u2028c\vd\fe" },
        { "byte order mark", "\uFEFFdata: a\n\n", "message||a" },
        { "second byte order mark is text", "\uFEFF\uFEFFdata: a\n\ndata: b\n\n", "message||b" },
        { "byte order mark later is text", "data: a\n\n\uFEFFdata: b\n\n", "message||a" },
        { "byte order mark in data stays", "data: \uFEFFa\n\n", "message||\uFEFFa" },
        { "name is case-sensitive", "Data: a\nDATA: b\ndata: c\n\n", "message||c" },
        { "name with spaces is another", " data: a\ndata : b\ndata: c\n\n", "message||c" },
        { "no name but a colon is a comment", ":data: a\ndata: b\n\n", "message||b" },
        { "colon in the value", "data: a:b: c\n\n", "message||a:b: c" },
        { "unknown fields", "foo: bar\ndatas: x\nda: x\ndata: a\n\n", "message||a" },
        { "last event type counts", "event: one\nevent: two\ndata: a\n\n", "two||a" },
        { "empty event type is a message", "event: one\nevent\ndata: a\n\n", "message||a" },
        { "event type is gone after its block", "event: one\n\ndata: a\n\n", "message||a" },
        { "last id counts", "id: 1\nid: 2\ndata: a\n\n", "message|2|a" },
        { "id with NUL is ignored", "id: 1\nid: 2\0\ndata: a\n\n", "message|1|a" },
        { "NUL in data and type stays", "event: x\0\ndata: a\0b\n\n", "x\0||a\0b" },
        { "id after the data", "data: a\nid: 1\n\n", "message|1|a" },
        { "comment within an event", "data: a\n:\n: x\ndata: b\n\n", "message||a\nb" },
        { "block without data fires nothing", "event: x\nid: 1\nretry: 1\n\n", "" },
        { "end of the stream is no blank line", "data: a\nid: 1\n", "" },
    };

    [Theory, MemberData(nameof(Rules))]
    public void Rule_Holds(string rule, string stream, string expected)
    {
        Assert.NotEmpty(rule);
        byte[] bytes = Encoding.UTF8.GetBytes(stream);
        foreach (int size in (int[])[int.MaxValue, 1, 2, 3])
            Assert.Equal(expected, string.Concat(SseReaderRun.Read(bytes, () => size).Events.Select(e => $"{e.Type}|{e.Id}|{e.Data}")));
        Assert.Equal(expected, string.Concat(SseReaderModel.Read(bytes).Events.Select(e => $"{e.Type}|{e.Id}|{e.Data}")));
    }

    [Theory]
    [InlineData("retry: 1873\n", 1873)]
    [InlineData("retry:0\n", 0)]
    [InlineData("retry: 000000000000007\n", 7)]
    [InlineData("retry: 5\nretry: 6\n", 6)]
    [InlineData("retry: 5\nretry: 6ms\nretry: -6\nretry: +6\nretry: 6.0\nretry:  6\nretry: 6 \nretry\nretry: \nretry: ٦\n", 5)]
    [InlineData("retry: 5\nretry: 3600001\nretry: 99999999999999999999\n", 5)]       // not of the standard: longer than an hour is nobody's wish
    public void Retry_IsAsciiDigitsOnly(string stream, int milliseconds) =>
        Assert.Equal(TimeSpan.FromMilliseconds(milliseconds), SseReaderRun.Read(Encoding.UTF8.GetBytes(stream), () => 4).Retry);

    /// <summary>Each maximal part of a broken character becomes one U+FFFD, and never takes the end of its line with it.</summary>
    [Theory]
    [InlineData(new byte[] { 0xFF }, "\uFFFD")]
    [InlineData(new byte[] { 0xE2, 0x82 }, "\uFFFD")]
    [InlineData(new byte[] { 0xF0, 0x9F, 0x98 }, "\uFFFD")]
    [InlineData(new byte[] { 0xED, 0xA0, 0x80 }, "\uFFFD\uFFFD\uFFFD")]
    [InlineData(new byte[] { 0xC0, 0x8A }, "\uFFFD\uFFFD")]        // an overlong line feed is none
    public void InvalidUtf8_IsReplaced(byte[] broken, string text)
    {
        byte[] stream = [.. "data: "u8, .. broken, .. "\nid: "u8, .. broken, .. "\n\n"u8];
        Assert.Equal([Message(text, text)], SseReaderRun.Read(stream, () => 1).Events);
    }

    static void Gives(string stream, params SseReaderRun.Event[] expected) => Assert.Equal(expected, SseReaderRun.Read(stream));
}
