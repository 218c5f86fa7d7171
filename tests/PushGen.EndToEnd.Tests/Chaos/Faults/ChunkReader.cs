using System.Buffers;
using System.Globalization;

namespace PushGen.EndToEnd.Tests.Chaos;

/// <summary>Finds the data in a chunked body, and its end, however the bytes are split.</summary>
sealed class ChunkReader
{
    readonly List<byte> line = [];
    long left;              // of the chunk's data
    bool inData;

    public bool HasEnded { get; private set; }

    /// <param name="bytes">The next bytes of the body.</param>
    /// <param name="data">Gets what they carry; null if only the end is of interest.</param>
    public void Take(ReadOnlySpan<byte> bytes, ArrayBufferWriter<byte>? data)
    {
        while (!bytes.IsEmpty && !HasEnded)
        {
            if (inData && left > 0)
            {
                int count = (int)Math.Min(left, bytes.Length);
                data?.Write(bytes[..count]);
                left -= count;
                bytes = bytes[count..];
                continue;
            }
            line.Add(bytes[0]);
            bytes = bytes[1..];
            if (line[^1] == (byte)'\n')
                TakeLine();
        }
    }

    // The line with a chunk's size, the line break after its data, or the one after the last chunk.
    void TakeLine()
    {
        var text = System.Text.Encoding.Latin1.GetString([.. line]).Trim();
        line.Clear();
        if (inData)
        {
            inData = false;
            HasEnded = left < 0;
            return;
        }
        left = long.Parse(text, NumberStyles.HexNumber, CultureInfo.InvariantCulture);
        inData = true;
        if (left == 0)
            left = -1;      // the last: an empty line follows
    }
}
