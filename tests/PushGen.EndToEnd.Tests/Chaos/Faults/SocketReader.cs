using System.Net.Sockets;

namespace PushGen.EndToEnd.Tests.Chaos;

/// <summary>Reads heads of HTTP messages, and what follows them, from a socket.</summary>
sealed class SocketReader(Socket socket)
{
    readonly byte[] buffer = new byte[16 * 1024];
    int start, end;

    /// <summary>At most this many bytes are taken from the network at once.</summary>
    public int Bite { get; set; } = int.MaxValue;

    /// <summary>All up to the empty line; null where the connection ended.</summary>
    public async Task<byte[]?> ReadHeadAsync(CancellationToken cancellationToken)
    {
        for (;;)
        {
            int length = buffer.AsSpan(start, end - start).IndexOf("\r\n\r\n"u8);
            if (length >= 0)
            {
                byte[] head = buffer[start..(start + length + 4)];
                start += head.Length;
                return head;
            }
            if (start > 0)
            {
                buffer.AsSpan(start, end - start).CopyTo(buffer);
                (start, end) = (0, end - start);
            }
            int count = await socket.ReceiveAsync(buffer.AsMemory(end), cancellationToken);
            if (count == 0)
                return null;
            end += count;
        }
    }

    /// <summary>What is there, at most <paramref name="limit"/> bytes, valid until the next read; empty at the end of the connection.</summary>
    public async ValueTask<ReadOnlyMemory<byte>> ReadAsync(long limit, CancellationToken cancellationToken)
    {
        if (start == end)
        {
            start = 0;
            end = await socket.ReceiveAsync(buffer.AsMemory(0, (int)Math.Min(buffer.Length, Math.Min(limit, Bite))), cancellationToken);
        }
        var taken = buffer.AsMemory(start, (int)Math.Min(limit, end - start));
        start += taken.Length;
        return taken;
    }
}
