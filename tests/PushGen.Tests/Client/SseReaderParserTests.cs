using System.Net.ServerSentEvents;
using System.Text;

namespace PushGen.Tests;

/// <summary>
/// Where .NET's own <see cref="SseParser"/> leaves the standard, and why PushGen has a reader of its own. When one of these fails, .NET was mended.
/// </summary>
public sealed class SseReaderParserTests
{
    /// <summary>Resuming from this id loses the event that was cut.</summary>
    [Fact]
    public void CutEvent_ShowsItsIdInNet_AndNotHere()
    {
        const string Cut = "id: 1\ndata: a\n\nid: 2\ndata: b";
        var net = SseParser.Create(Stream(Cut));

        Assert.Equal(["1"], net.Enumerate().Select(e => e.EventId));
        Assert.Equal("2", net.LastEventId);
        Assert.Equal(["1"], SseReaderRun.Read(Cut).Select(e => e.Id));
    }

    [Fact]
    public void TypeOfABlockWithoutData_IsTheNextEventsInNet_AndNotHere() =>
        Differ("event: push.end\n\ndata: a\n\n", net: new("push.end", null, "a"), standard: new("message", null, "a"));

    [Fact]
    public void IdOfABlockWithoutData_IsTheNextEventsOwnInNet_AndNotHere() =>
        Differ("id: 1\n\ndata: a\n\n", net: new("message", "1", "a"), standard: new("message", null, "a"));

    [Fact]
    public void EmptyType_IsEmptyInNet_AndAMessageHere() =>
        Differ("event: one\nevent\ndata: a\n\n", net: new("", null, "a"), standard: new("message", null, "a"));

    static void Differ(string text, SseReaderRun.Event net, SseReaderRun.Event standard)
    {
        Assert.Equal([net], SseParser.Create(Stream(text)).Enumerate().Select(e => new SseReaderRun.Event(e.EventType, e.EventId, e.Data)));
        Assert.Equal([standard], SseReaderModel.Read(Encoding.UTF8.GetBytes(text)).Events);
        Assert.Equal([standard], SseReaderRun.Read(text));
    }

    static MemoryStream Stream(string text) => new(Encoding.UTF8.GetBytes(text));
}
