using System.Text;

namespace PushGen.Tests;

public sealed class SseReaderTests
{
    const string Mixed = ": hi\nretry: 10\nevent: push.ready\nid: c0\ndata: {}\n\n:\n\nid: c1\ndata: one\n\nid:c2\ndata: first\ndata:second\ndata\n\nnobody: knows\nevent\ndata:  ünï\n\nid: cut\ndata: off\n";

    static readonly List<SseReaderRun.Event> Expected = [new("push.ready", "c0", "{}"), new("message", "c1", "one"), new("message", "c2", "first\nsecond\n"), new("message", null, " ünï")];

    public static TheoryData<string, bool> LineEnds => new() { { "\n", false }, { "\r", false }, { "\r\n", false }, { "\n", true }, { "\r\n", true } };

    [Theory, MemberData(nameof(LineEnds))]
    public void EverySplitInTwo_GivesTheSameEvents(string lineEnd, bool mark)
    {
        byte[] bytes = Encoding.UTF8.GetBytes((mark ? "\uFEFF" : "") + Mixed.Replace("\n", lineEnd, StringComparison.Ordinal));
        for (int split = 1; split < bytes.Length; split++)
        {
            int piece = 0;
            Assert.Equal(Expected, SseReaderRun.Read(bytes, () => piece++ == 0 ? split : int.MaxValue).Events);
        }
        Assert.Equal(Expected, SseReaderRun.Read(bytes, () => 1).Events);
    }

    [Fact]
    public void EveryCut_GivesNothingOfTheEventThatIsCut()
    {
        byte[] bytes = Encoding.UTF8.GetBytes(Mixed + "\n");
        var whole = SseReaderRun.Read(bytes, () => 7).Events;
        Assert.Equal("cut", whole[^1].Id);
        for (int cut = 0; cut < bytes.Length; cut++)
        {
            var events = SseReaderRun.Read(bytes[..cut], () => 7).Events;
            Assert.Equal(whole.Take(events.Count), events);
            Assert.True(events.Count < whole.Count, $"cut after {cut}");
        }
    }

    [Fact]
    public void CutEvent_IsGivenAtTheFirstByteOfItsBlankLine()
    {
        Assert.Empty(SseReaderRun.Read("id: 1\ndata: x\n"));
        Assert.Single(SseReaderRun.Read("id: 1\ndata: x\n\n"));
        Assert.Single(SseReaderRun.Read("id: 1\r\ndata: x\r\n\r"));      // the LF that may follow is not waited for
    }
}
