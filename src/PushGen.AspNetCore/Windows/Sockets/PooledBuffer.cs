using System.Buffers;

namespace PushGen.AspNetCore.Windows.Sockets;

/// <summary>Bytes in an array of the shared pool, given back by <see cref="Release"/>. Used by one thread at a time.</summary>
sealed class PooledBuffer : IBufferWriter<byte>
{
    const int Smallest = 1024;

    byte[] bytes = [];

    public int Length { get; private set; }

    public ReadOnlySpan<byte> Span => bytes.AsSpan(0, Length);

    public ReadOnlyMemory<byte> Memory => bytes.AsMemory(0, Length);

    public void Advance(int count) => Length += count;

    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        Reserve(Math.Max(sizeHint, 1));
        return bytes.AsMemory(Length);
    }

    public Span<byte> GetSpan(int sizeHint = 0)
    {
        Reserve(Math.Max(sizeHint, 1));
        return bytes.AsSpan(Length);
    }

    public void Add(byte one)
    {
        Reserve(1);
        bytes[Length++] = one;
    }

    public void Add(ReadOnlySpan<byte> more)
    {
        Reserve(more.Length);
        more.CopyTo(bytes.AsSpan(Length));
        Length += more.Length;
    }

    public void RemoveFirst(int count)
    {
        bytes.AsSpan(count, Length - count).CopyTo(bytes);
        Length -= count;
    }

    public void Clear() => Length = 0;

    public void Release()
    {
        Length = 0;
        if (bytes.Length > 0)
            ArrayPool<byte>.Shared.Return(bytes);
        bytes = [];
    }

    /// <summary>Makes room for so many bytes more.</summary>
    public void Reserve(int count)
    {
        if (bytes.Length - Length >= count)
            return;
        var larger = ArrayPool<byte>.Shared.Rent(Math.Max(Smallest, Math.Max(Length + count, bytes.Length * 2)));
        Span.CopyTo(larger);
        if (bytes.Length > 0)
            ArrayPool<byte>.Shared.Return(bytes);
        bytes = larger;
    }
}
