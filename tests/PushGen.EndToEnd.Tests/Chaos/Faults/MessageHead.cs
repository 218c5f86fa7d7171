using System.Globalization;
using System.Text;

namespace PushGen.EndToEnd.Tests.Chaos;

/// <summary>As much of the head of an HTTP/1.1 message as a proxy has to know.</summary>
sealed class MessageHead(byte[] bytes)
{
    readonly string text = Encoding.Latin1.GetString(bytes);

    public RequestKind Kind => Has("Upgrade: websocket") ? RequestKind.Socket : Has("Accept: text/event-stream") ? RequestKind.Events : RequestKind.Poll;

    public bool IsUpgraded => text.StartsWith("HTTP/1.1 101", StringComparison.Ordinal);

    public bool IsEventStream => Has("Content-Type: text/event-stream");

    public bool IsSuccess => text.StartsWith("HTTP/1.1 200", StringComparison.Ordinal);

    /// <summary>Null where the body comes in chunks.</summary>
    public long? Length
    {
        get
        {
            const string name = "\r\nContent-Length: ";
            int at = text.IndexOf(name, StringComparison.OrdinalIgnoreCase);
            if (at < 0)
                return Has("Transfer-Encoding: chunked") ? null : 0;
            int from = at + name.Length;
            return long.Parse(text.AsSpan(from, text.IndexOf('\r', from) - from), CultureInfo.InvariantCulture);
        }
    }

    bool Has(string line) => text.Contains("\r\n" + line, StringComparison.OrdinalIgnoreCase);
}
