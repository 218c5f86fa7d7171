using System.Buffers;
using System.Buffers.Binary;

namespace PushGen.EndToEnd.Tests.Chaos;

/// <summary>
/// The frames of a WebSocket's server. Small ones only: one that takes all of a client's credit with it would end the feed, because the server
/// waits for a client that knows of nothing to take.
/// </summary>
sealed class FrameFilter(Fault fault, Action injected) : ItemFilter(fault, injected)
{
    const int SmallFrame = 1000;

    protected override int NextUnit(ReadOnlySpan<byte> bytes, out bool isItem)
    {
        isItem = false;
        if (bytes.Length < 2)
            return 0;
        int head = bytes[1] switch { 126 => 4, 127 => 10, _ => 2 };
        if (bytes.Length < head)
            return 0;
        int length = head + bytes[1] switch
        {
            126 => BinaryPrimitives.ReadUInt16BigEndian(bytes[2..]),
            127 => (int)BinaryPrimitives.ReadUInt64BigEndian(bytes[2..]),
            var small => small,
        };
        if (bytes.Length < length)
            return 0;
        isItem = length < SmallFrame && bytes[head..length].IndexOf("\"t\":\"items\""u8) >= 0;
        return length;
    }

    protected override void Unwrap(ReadOnlySpan<byte> bytes, ArrayBufferWriter<byte> units) => units.Write(bytes);

    protected override ReadOnlyMemory<byte> Wrap(ReadOnlyMemory<byte> units) => units;
}
