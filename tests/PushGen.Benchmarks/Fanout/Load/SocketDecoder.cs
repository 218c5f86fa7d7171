using System.Buffers.Binary;

namespace PushGen.Benchmarks.Fanout.Load;

/// <summary>The upgrade's answer, then the server's WebSocket frames, which are not masked.</summary>
sealed class SocketDecoder(ItemCounter items) : Decoder("101")
{
    readonly byte[] header = new byte[10];
    int headerLength;
    long left;          // of the frame's payload
    bool isOpen;

    public override void Feed(ReadOnlySpan<byte> bytes)
    {
        if (!isOpen && !(isOpen = TryReadHead(ref bytes)))
            return;
        while (!bytes.IsEmpty)
        {
            if (left > 0)
                TakePayload(ref bytes);
            else
                TakeHeader(ref bytes);
        }
    }

    void TakePayload(ref ReadOnlySpan<byte> bytes)
    {
        int taken = (int)Math.Min(left, bytes.Length);
        items.Add(bytes[..taken]);
        left -= taken;
        bytes = bytes[taken..];
    }

    void TakeHeader(ref ReadOnlySpan<byte> bytes)
    {
        int missing = HeaderSize() - headerLength;
        int taken = Math.Min(missing, bytes.Length);
        bytes[..taken].CopyTo(header.AsSpan(headerLength));
        headerLength += taken;
        bytes = bytes[taken..];
        if (headerLength < HeaderSize())
            return;
        left = (header[1] & 127) switch
        {
            126 => BinaryPrimitives.ReadUInt16BigEndian(header.AsSpan(2)),
            127 => BinaryPrimitives.ReadInt64BigEndian(header.AsSpan(2)),
            var length => length,
        };
        headerLength = 0;
    }

    // Known once the first two bytes are there.
    int HeaderSize() => headerLength < 2 ? 2 : (header[1] & 127) switch { 126 => 4, 127 => 10, _ => 2 };
}
