using System.Buffers;

namespace PushGen.EndToEnd.Tests.Chaos;

/// <summary>Lets a body pass in whole events or frames, and gives one of those with an item twice, or not at all.</summary>
abstract class ItemFilter(Fault fault, Action injected)
{
    readonly ArrayBufferWriter<byte> rest = new(), passed = new();
    int items;

    /// <summary>What goes on for these bytes; may be empty.</summary>
    public ReadOnlyMemory<byte> Pass(ReadOnlySpan<byte> bytes)
    {
        Unwrap(bytes, rest);
        passed.ResetWrittenCount();
        var left = rest.WrittenSpan;
        while (NextUnit(left, out bool isItem) is > 0 and var length)
        {
            bool isMeant = isItem && items++ == fault.At;
            if (isMeant)
                injected();
            if (!isMeant || fault.Kind == FaultKind.Repeat)
                passed.Write(left[..length]);
            if (isMeant && fault.Kind == FaultKind.Repeat)
                passed.Write(left[..length]);
            left = left[length..];
        }
        byte[] incomplete = left.ToArray();
        rest.ResetWrittenCount();
        rest.Write(incomplete);
        return Wrap(passed.WrittenMemory);
    }

    /// <summary>The length of the first whole event or frame, or 0.</summary>
    protected abstract int NextUnit(ReadOnlySpan<byte> bytes, out bool isItem);

    protected abstract void Unwrap(ReadOnlySpan<byte> bytes, ArrayBufferWriter<byte> units);

    protected abstract ReadOnlyMemory<byte> Wrap(ReadOnlyMemory<byte> units);
}
