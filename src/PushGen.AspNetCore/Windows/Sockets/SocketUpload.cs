using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Threading.Channels;

namespace PushGen.AspNetCore.Windows.Sockets;

/// <summary>The elements of an upload between the connection and the handler. The client may send as many as it was granted, so that a slow handler holds few.</summary>
sealed class SocketUpload(Action<long> grant)
{
    public const int Window = 64;

    readonly Channel<ReadOnlyMemory<byte>> elements = Channel.CreateUnbounded<ReadOnlyMemory<byte>>(new() { SingleReader = true, SingleWriter = true });
    long granted, received;

    public void Begin() => Grant(Window);

    /// <summary>Takes what an <c>up</c> frame brought. False: it is more than was granted.</summary>
    public bool TryAdd(ReadOnlyMemory<byte> array)
    {
        ReadOnlyMemory<byte> own = array.ToArray();     // the frame's memory is used again
        var reader = new Utf8JsonReader(own.Span, new JsonReaderOptions { MaxDepth = 68 });
        reader.Read();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            int start = (int)reader.TokenStartIndex;
            reader.Skip();
            if (++received > Volatile.Read(ref granted))
                return false;
            elements.Writer.TryWrite(own[start..(int)reader.BytesConsumed]);
        }
        return true;
    }

    public void End() => elements.Writer.TryComplete();

    /// <summary>The elements, for the handler.</summary>
    public async IAsyncEnumerable<ReadOnlyMemory<byte>> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        long taken = 0;
        await foreach (var element in elements.Reader.ReadAllAsync(cancellationToken))
        {
            yield return element;
            if (Volatile.Read(ref granted) - ++taken <= Window / 2)
                Grant(taken + Window);
        }
    }

    void Grant(long total)
    {
        Volatile.Write(ref granted, total);
        grant(total);
    }
}
