using System.Text;

namespace PushGen.Tests;

public sealed class SseReaderTests
{
    sealed record Read(string Name, string? Id, string Data);

    static List<Read> ReadAll(byte[] bytes, Func<int> pieceSize)
    {
        using var reader = new SseReader();
        var events = new List<Read>();
        for (int at = 0; at < bytes.Length;)
        {
            var free = reader.Free();
            int count = Math.Min(Math.Min(pieceSize(), free.Length), bytes.Length - at);
            bytes.AsMemory(at, count).CopyTo(free);
            reader.Advance(count);
            at += count;
            while (reader.TryRead(out var e))
                events.Add(new(Encoding.UTF8.GetString(e.Name), e.HasId ? Encoding.UTF8.GetString(e.Id) : null, Encoding.UTF8.GetString(e.Data)));
        }
        return events;
    }

    const string Mixed = ": hi\nretry: 10\nevent: push.ready\nid: c0\ndata: {}\n\n:\n\nid: c1\ndata: one\n\nid:c2\ndata: first\ndata:second\ndata\n\nnobody: knows\nevent\ndata:  ünï\n\nid: cut\ndata: off\n";

    static readonly List<Read> Expected = [new("push.ready", "c0", "{}"), new("", "c1", "one"), new("", "c2", "first\nsecond\n"), new("", null, " ünï")];

    public static TheoryData<string, bool> LineEnds => new() { { "\n", false }, { "\r", false }, { "\r\n", false }, { "\n", true }, { "\r\n", true } };

    [Theory, MemberData(nameof(LineEnds))]
    public void EverySplitInTwo_GivesTheSameEvents(string lineEnd, bool mark)
    {
        byte[] bytes = Encoding.UTF8.GetBytes((mark ? "\uFEFF" : "") + Mixed.Replace("\n", lineEnd, StringComparison.Ordinal));
        for (int split = 1; split < bytes.Length; split++)
        {
            int piece = 0;
            Assert.Equal(Expected, ReadAll(bytes, () => piece++ == 0 ? split : int.MaxValue));
        }
        Assert.Equal(Expected, ReadAll(bytes, () => 1));
    }

    [Fact]
    public void RandomStreamsAndSplits_AgreeWithAModel()
    {
        int seed = Environment.TickCount, events = 0;
        var random = new Random(seed);
        for (int round = 0; round < 3000; round++)
        {
            string text = RandomStream(random);
            var expected = Model(text);
            events += expected.Count;
            var read = ReadAll(Encoding.UTF8.GetBytes(text), () => random.Next(1, 40));
            Assert.True(expected.SequenceEqual(read), $"seed {seed}, round {round}: {text.Replace("\r", "\\r", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal)}");
        }
        TestContext.Current.SendDiagnosticMessage($"SSE: seed {seed}, 3000 streams, {events} events");
        Assert.True(events > 1000, $"seed {seed}: only {events} events");
    }

    static string RandomStream(Random random)
    {
        string[] words = ["data", "id", "event", ":", ": ", " ", "x", "é", "retry: 5", "data: a", "id: 7", "\n", "\r", "\r\n", "\n\n", "\r\n\r\n", "\0", "data:b\n", "\uFEFF"];
        return string.Concat(Enumerable.Range(0, random.Next(60)).Select(_ => words[random.Next(words.Length)]));
    }

    /// <summary>The rules of the HTML standard, line by line, but that an id belongs to its own event alone.</summary>
    static List<Read> Model(string text)
    {
        var events = new List<Read>();
        if (text.StartsWith('\uFEFF'))
            text = text[1..];
        string[] lines = text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n').Split('\n');
        string name = "", data = "";
        string? id = null;
        foreach (string line in lines[..^1])
        {
            if (line.Length == 0)
            {
                if (data.Length > 0)
                    events.Add(new(name, id, data[..^1]));
                (name, data, id) = ("", "", null);
                continue;
            }
            int colon = line.IndexOf(':', StringComparison.Ordinal);
            string field = colon < 0 ? line : line[..colon], value = colon < 0 ? "" : line[(colon + 1)..];
            if (value.StartsWith(' '))
                value = value[1..];
            if (field == "data")
                data += value + "\n";
            else if (field == "event")
                name = value;
            else if (field == "id" && !value.Contains('\0', StringComparison.Ordinal))
                id = value;
        }
        return events;
    }

    [Fact]
    public void CutEvent_IsNotGiven()
    {
        Assert.Empty(ReadAll("id: 1\ndata: x\n"u8.ToArray(), () => 3));
        Assert.Single(ReadAll("id: 1\ndata: x\n\n"u8.ToArray(), () => 3));
    }

    [Fact]
    public void Retry_IsKept()
    {
        using var reader = new SseReader();
        "retry: 1873\nretry: 9x\n"u8.CopyTo(reader.Free().Span);
        reader.Advance(22);

        Assert.False(reader.TryRead(out _));
        Assert.Equal(TimeSpan.FromMilliseconds(1873), reader.Retry);
    }

    [Fact]
    public void LineAndEvent_HaveLimits()
    {
        byte[] line = Encoding.ASCII.GetBytes("data: " + new string('x', SseReader.MaxLine - 6) + "\n\n");
        Assert.Equal(SseReader.MaxLine - 6, ReadAll(line, () => 100_000).Single().Data.Length);
        Assert.Equal(PushErrorCodes.ProtocolError, Assert.Throws<PushException>(() => ReadAll([.. "x"u8, .. line], () => 100_000)).Code);

        byte[] many = Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat("data: " + new string('x', 1000) + "\n", 4300)));
        Assert.Equal(PushErrorCodes.ProtocolError, Assert.Throws<PushException>(() => ReadAll(many, () => 100_000)).Code);
    }

    [Fact]
    public void Comments_DoNotGrowTheBuffer()
    {
        using var reader = new SseReader();
        for (int i = 0; i < 10_000; i++)
        {
            ":\n\n"u8.CopyTo(reader.Free().Span);
            reader.Advance(3);
            Assert.False(reader.TryRead(out _));
        }
        Assert.True(reader.Free().Length > 16_000);
    }
}
