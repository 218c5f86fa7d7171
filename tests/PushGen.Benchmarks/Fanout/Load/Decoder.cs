using System.Text;

namespace PushGen.Benchmarks.Fanout.Load;

/// <summary>Takes the payload out of what a connection received, as far as counting needs. It starts with the head of an HTTP response.</summary>
/// <param name="status">How the status begins when all is well.</param>
abstract class Decoder(string status)
{
    readonly byte[] head = new byte[4096];
    int headLength;

    /// <summary>The head that was read last.</summary>
    public string Head { get; private set; } = "";

    public abstract void Feed(ReadOnlySpan<byte> bytes);

    /// <summary>Takes a head's bytes, or what is there of them. True once it is whole; its status was good.</summary>
    protected bool TryReadHead(ref ReadOnlySpan<byte> bytes)
    {
        int taken = Math.Min(bytes.Length, head.Length - headLength);
        bytes[..taken].CopyTo(head.AsSpan(headLength));
        int end = head.AsSpan(0, headLength + taken).IndexOf("\r\n\r\n"u8);
        if (end < 0)
        {
            headLength += taken;
            bytes = bytes[taken..];
            return false;
        }
        bytes = bytes[(end + 4 - headLength)..];
        headLength = 0;
        Head = Encoding.ASCII.GetString(head, 0, end + 2);
        if (!Head.StartsWith("HTTP/1.1 " + status, StringComparison.Ordinal))
            throw new InvalidOperationException("Refused: " + Head);
        return true;
    }

    /// <summary>A header's value, or null.</summary>
    public string? Header(string name)
    {
        int at = Head.IndexOf(name + ": ", StringComparison.OrdinalIgnoreCase);
        if (at < 0)
            return null;
        at += name.Length + 2;
        return Head[at..Head.IndexOf('\r', at)];
    }
}
