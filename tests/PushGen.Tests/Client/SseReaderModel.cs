using System.Globalization;
using System.Numerics;
using System.Text;

namespace PushGen.Tests;

/// <summary>
/// The parsing of an event stream as the HTML standard words it (section 9.2.6), one character after the other and one rule after the other:
/// slow and plain, to compare <see cref="SseReader"/> with. Beside what the standard asks for, it tells which id an event itself brought.
/// </summary>
sealed class SseReaderModel
{
    readonly List<SseReaderRun.Event> events = [];
    string data = "", eventType = "", lastEventIdBuffer = "";
    string? ownId;

    SseReaderModel()
    {
    }

    public IReadOnlyList<SseReaderRun.Event> Events => events;

    /// <summary>For each event its <c>lastEventId</c>, which an EventSource carries over from earlier events.</summary>
    public List<string> LastEventIds { get; } = [];

    /// <summary>Whether a block without data brought an id, which an EventSource carries over and the reader does not, or a type.</summary>
    public bool HasBlockWithoutData { get; private set; }

    /// <summary>The reconnection time. The standard has no limit for it; the reader passes over what is longer than an hour.</summary>
    public TimeSpan? Retry { get; private set; }

    public static SseReaderModel Read(byte[] stream)
    {
        var model = new SseReaderModel();
        model.Interpret(Decode(stream));
        return model;
    }

    // "Streams must be decoded using the UTF-8 decode algorithm", which strips one leading byte order mark, if any.
    static string Decode(byte[] stream)
    {
        string text = Encoding.UTF8.GetString(stream);
        return text.StartsWith('\uFEFF') ? text[1..] : text;
    }

    // "Lines must be separated by either a CRLF pair, a single LF not preceded by a CR, or a single CR not followed by an LF."
    void Interpret(string text)
    {
        var line = new StringBuilder();
        for (int i = 0; i < text.Length; i++)
        {
            char c = text[i];
            if (c == '\n' && i > 0 && text[i - 1] == '\r')
                continue;       // the second half of a pair: the line ended at the first
            if (c is '\r' or '\n')
            {
                Process(line.ToString());
                line.Clear();
            }
            else
            {
                line.Append(c);
            }
        }
        // "Once the end of the file is reached, any pending data must be discarded."
    }

    void Process(string line)
    {
        if (line == "")
            Dispatch();
        else if (line[0] == ':')
            return;
        else if (line.IndexOf(':', StringComparison.Ordinal) is > 0 and int colon)
            ProcessField(line[..colon], line[(colon + 1)..] is ['\u0020', ..] value ? value[1..] : line[(colon + 1)..]);
        else
            ProcessField(line, "");
    }

    void ProcessField(string name, string value)
    {
        switch (name)
        {
            case "event":
                eventType = value;
                break;
            case "data":
                data += value + "\n";
                break;
            case "id" when !value.Contains('\0', StringComparison.Ordinal):
                lastEventIdBuffer = value;
                ownId = value;
                break;
            case "retry" when value != "" && value.All(char.IsAsciiDigit) && BigInteger.Parse(value, CultureInfo.InvariantCulture) <= 3_600_000:
                Retry = TimeSpan.FromMilliseconds(int.Parse(value, CultureInfo.InvariantCulture));
                break;
        }
    }

    void Dispatch()
    {
        if (data == "")
        {
            HasBlockWithoutData |= ownId is not null || eventType != "";
        }
        else
        {
            events.Add(new(eventType == "" ? "message" : eventType, ownId, data[..^1]));
            LastEventIds.Add(lastEventIdBuffer);
        }
        data = eventType = "";
        ownId = null;
    }
}
