using System.Buffers;
using System.Buffers.Binary;
using System.Text.Json;

namespace PushGen.Benchmarks.Fanout.Servers;

/// <summary>A quote's JSON in the frame of its transport. What it gives is good until the next call.</summary>
sealed class RingFrame(string transport)
{
    static readonly BenchJson Json = new(new JsonSerializerOptions(JsonSerializerDefaults.Web));

    readonly ArrayBufferWriter<byte> json = new(), frame = new();

    public ReadOnlyMemory<byte> Write(Quote quote)
    {
        json.ResetWrittenCount();
        using (var writer = new Utf8JsonWriter(json))
            JsonSerializer.Serialize(writer, quote, Json.Quote);
        frame.ResetWrittenCount();
        switch (transport)
        {
            case "ws":
                WriteHeader(json.WrittenCount);
                frame.Write(json.WrittenSpan);
                break;
            case "sse":
                frame.Write("data: "u8);
                frame.Write(json.WrittenSpan);
                frame.Write("\n\n"u8);
                break;
            default:
                frame.Write(","u8);
                frame.Write(json.WrittenSpan);
                break;
        }
        return frame.WrittenMemory;
    }

    // A final text message.
    void WriteHeader(int length)
    {
        var header = frame.GetSpan(4);
        header[0] = 0x81;
        if (length < 126)
        {
            header[1] = (byte)length;
            frame.Advance(2);
            return;
        }
        header[1] = 126;
        BinaryPrimitives.WriteUInt16BigEndian(header[2..], checked((ushort)length));
        frame.Advance(4);
    }
}
