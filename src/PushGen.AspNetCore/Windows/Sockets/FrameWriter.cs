using System.Buffers;
using System.Text.Json;

namespace PushGen.AspNetCore.Windows.Sockets;

/// <summary>The JSON writer of the thread: frames are written in one go, and a writer per buffer would be kept for nothing.</summary>
static class FrameWriter
{
    [ThreadStatic] static Utf8JsonWriter? writer;

    /// <summary>A writer for one frame, which is to be flushed before the next is asked for on this thread.</summary>
    public static Utf8JsonWriter Begin(IBufferWriter<byte> buffer)
    {
        writer ??= new Utf8JsonWriter(Stream.Null, SocketFrames.WriterOptions);
        writer.Reset(buffer);
        return writer;
    }
}
