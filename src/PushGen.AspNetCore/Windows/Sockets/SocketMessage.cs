using System.Buffers.Text;
using System.Text.Json;

namespace PushGen.AspNetCore.Windows.Sockets;

/// <summary>The message that goes out next: one frame, or an array of them. Filled and sent by the send loop alone.</summary>
sealed class SocketMessage
{
    /// <summary>What a message holds unless a single frame is larger.</summary>
    public const int Capacity = 64 * 1024;

    const int FramesPerRead = 4;        // subd, gap, items, and live or a last frame

    readonly PooledBuffer bytes = new();
    int frames;

    public bool IsEmpty => frames == 0;

    /// <summary>Bytes that still fit, with a comma and the closing bracket taken off; none where the frames of one more read might be too many.</summary>
    public int Room => frames <= Wire.MaxFramesPerMessage - FramesPerRead ? Capacity - Math.Max(bytes.Length, 1) - 2 : 0;

    /// <summary>Begins a frame that <see cref="Bytes"/> then takes.</summary>
    public void BeginFrame() => bytes.Add(frames++ == 0 ? (byte)'[' : (byte)',');

    public void Reserve(int count) => bytes.Reserve(count);

    public void Bytes(ReadOnlySpan<byte> part) => bytes.Add(part);

    public void Number(long number)
    {
        Utf8Formatter.TryFormat(number, bytes.GetSpan(20), out int written);
        bytes.Advance(written);
    }

    /// <summary>Begins a frame that is written to the returned writer, which is to be flushed.</summary>
    public Utf8JsonWriter BeginJson()
    {
        BeginFrame();
        return FrameWriter.Begin(bytes);
    }

    /// <summary>The whole message. A single frame stands without the bracket that it was begun with.</summary>
    public ReadOnlyMemory<byte> Finish()
    {
        if (frames == 1)
            return bytes.Memory[1..];
        bytes.Add((byte)']');
        return bytes.Memory;
    }

    /// <summary>Begins the next message.</summary>
    public void Clear()
    {
        bytes.Clear();
        frames = 0;
    }

    /// <summary>Gives the memory back while there is nothing to send.</summary>
    public void Release()
    {
        bytes.Release();
        frames = 0;
    }
}
