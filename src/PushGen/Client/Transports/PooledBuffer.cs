using System.Buffers;

namespace PushGen;

/// <summary>Bytes that are still coming in, in a rented array that grows.</summary>
/// <param name="expected">How many they will be, as far as somebody says so.</param>
sealed class PooledBuffer(long? expected = null) : IDisposable
{
    const int MaxBytes = 64 * 1024 * 1024, Least = 4096, Trusted = 1024 * 1024;      // an announcement alone costs no more than this

    byte[] bytes = ArrayPool<byte>.Shared.Rent((int)Math.Clamp(expected + 1 ?? 0, Least, Trusted));      // and one, to see that there is no more
    int length;

    public ReadOnlySpan<byte> Written => bytes.AsSpan(0, length);

    public int Length => length;

    /// <summary>Room to write to; what was written is told by <see cref="Advance"/>.</summary>
    /// <exception cref="PushException">It would be too large.</exception>
    public Memory<byte> Free()
    {
        if (length == bytes.Length)
        {
            if (bytes.Length >= MaxBytes)
                throw new PushException(PushErrorCodes.ProtocolError, 0, $"The server sent more than {MaxBytes} bytes at once.");
            byte[] larger = ArrayPool<byte>.Shared.Rent(bytes.Length * 2);
            Written.CopyTo(larger);
            ArrayPool<byte>.Shared.Return(bytes);
            bytes = larger;
        }
        return bytes.AsMemory(length);
    }

    public void Advance(int count) => length += count;

    public void Clear() => length = 0;

    public async Task FillAsync(Stream stream, CancellationToken cancellationToken)
    {
        await using (stream.ConfigureAwait(false))
        {
            while (await stream.ReadAsync(Free(), cancellationToken).ConfigureAwait(false) is > 0 and int count)
                Advance(count);
        }
    }

    public void Dispose()
    {
        ArrayPool<byte>.Shared.Return(bytes);
        bytes = [];
        length = 0;
    }
}
