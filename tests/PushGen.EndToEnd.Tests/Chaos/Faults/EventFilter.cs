using System.Buffers;
using System.Text;

namespace PushGen.EndToEnd.Tests.Chaos;

/// <summary>The events of a chunked event stream.</summary>
sealed class EventFilter(Fault fault, Action injected) : ItemFilter(fault, injected)
{
    readonly ChunkReader chunks = new();
    readonly ArrayBufferWriter<byte> wrapped = new();

    protected override int NextUnit(ReadOnlySpan<byte> bytes, out bool isItem)
    {
        isItem = bytes.StartsWith("id: "u8);
        return bytes.IndexOf("\n\n"u8) is >= 0 and var at ? at + 2 : 0;
    }

    protected override void Unwrap(ReadOnlySpan<byte> bytes, ArrayBufferWriter<byte> units) => chunks.Take(bytes, units);

    protected override ReadOnlyMemory<byte> Wrap(ReadOnlyMemory<byte> units)
    {
        wrapped.ResetWrittenCount();
        if (!units.IsEmpty)
        {
            wrapped.Write(Encoding.Latin1.GetBytes($"{units.Length:x}\r\n"));
            wrapped.Write(units.Span);
            wrapped.Write("\r\n"u8);
        }
        if (chunks.HasEnded)
            wrapped.Write("0\r\n\r\n"u8);
        return wrapped.WrittenMemory;
    }
}
