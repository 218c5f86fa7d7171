using System.Globalization;

namespace PushGen.Benchmarks.Fanout.Load;

/// <summary>HTTP/1.1 responses, one after the other: with a length, in chunks, or without a body.</summary>
sealed class ResponseDecoder(ItemCounter items) : Decoder("2")
{
    enum Part { Head, Body, ChunkSize, Chunk, LastLine }

    Part part;
    long left;              // of the body, or of the chunk
    bool hasSize;           // a digit of the chunk's size was read

    /// <summary>How many have ended.</summary>
    public int Responses { get; private set; }

    public override void Feed(ReadOnlySpan<byte> bytes)
    {
        while (!bytes.IsEmpty)
        {
            switch (part)
            {
                case Part.Head:
                    if (TryReadHead(ref bytes))
                        BeginBody();
                    break;
                case Part.Body or Part.Chunk:
                    TakePayload(ref bytes);
                    break;
                default:
                    TakeOfLine(bytes[0]);
                    bytes = bytes[1..];
                    break;
            }
        }
    }

    void BeginBody()
    {
        left = long.Parse(Header("Content-Length") ?? "0", CultureInfo.InvariantCulture);
        if (left > 0)
            part = Part.Body;
        else if (Header("Transfer-Encoding") == "chunked")
            part = Part.ChunkSize;
        else
            End();
    }

    void TakePayload(ref ReadOnlySpan<byte> bytes)
    {
        int taken = (int)Math.Min(left, bytes.Length);
        items.Add(bytes[..taken]);
        left -= taken;
        bytes = bytes[taken..];
        if (left > 0)
            return;
        if (part == Part.Body)
            End();
        else
            part = Part.ChunkSize;
    }

    void TakeOfLine(byte next)
    {
        if (char.IsAsciiHexDigit((char)next))
        {
            left = left * 16 + Convert.ToInt32(((char)next).ToString(), 16);
            hasSize = true;
        }
        else if (next == '\n' && part == Part.LastLine)
        {
            End();
        }
        else if (next == '\n' && hasSize)       // otherwise it is the end of the chunk before
        {
            part = left == 0 ? Part.LastLine : Part.Chunk;
            hasSize = false;
        }
    }

    void End()
    {
        part = Part.Head;
        Responses++;
    }
}
