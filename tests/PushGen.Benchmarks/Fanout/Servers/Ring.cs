namespace PushGen.Benchmarks.Fanout.Servers;

/// <summary>
/// The least that a fast server does: each item is framed once, into blocks that all readers share. A reader is a position, and what it has
/// not read of a block is one slice. One publisher, which waits for the slowest reader when all blocks are full.
/// </summary>
sealed class Ring : IThreadPoolWorkItem
{
    public const int BlockBytes = 64 * 1024;
    const int Blocks = 64;

    readonly byte[][] blocks = new byte[Blocks][];
    readonly int[] lengths = new int[Blocks];
    readonly Lock gate = new();
    RingReader[] readers = [];
    long current;       // the number of the block that is written
    int isScheduled;

    public Ring()
    {
        for (int i = 0; i < Blocks; i++)
            blocks[i] = GC.AllocateUninitializedArray<byte>(BlockBytes);
    }

    public int Readers => Volatile.Read(ref readers).Length;

    /// <summary>Where the next item goes: a position is the number of a block times its size, and the offset in it.</summary>
    public long End => current * BlockBytes + lengths[current % Blocks];

    public void Add(RingReader reader)
    {
        lock (gate)
            Volatile.Write(ref readers, [.. readers, reader]);
    }

    public void Remove(RingReader reader)
    {
        lock (gate)
            Volatile.Write(ref readers, [.. readers.Where(other => other != reader)]);
    }

    public async ValueTask AppendAsync(ReadOnlyMemory<byte> frame)
    {
        if (lengths[current % Blocks] + frame.Length >= BlockBytes)
            await OpenNextAsync();
        int length = lengths[current % Blocks];
        frame.Span.CopyTo(blocks[current % Blocks].AsSpan(length));
        Volatile.Write(ref lengths[current % Blocks], length + frame.Length);
        if (Interlocked.Exchange(ref isScheduled, 1) == 0)
            ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
    }

    async ValueTask OpenNextAsync()
    {
        long next = current + 1;
        foreach (var reader in Volatile.Read(ref readers))
        {
            while (reader.Position < (next - Blocks + 1) * BlockBytes && !reader.IsClosed)
                await Task.Delay(1);
        }
        Volatile.Write(ref lengths[next % Blocks], 0);
        Volatile.Write(ref current, next);
    }

    /// <summary>What follows a position in its block; at the end of a full block the position moves to the next one.</summary>
    public ReadOnlyMemory<byte> Read(ref long position)
    {
        while (true)
        {
            long block = position / BlockBytes, newest = Volatile.Read(ref current);
            int offset = (int)(position % BlockBytes), length = Volatile.Read(ref lengths[block % Blocks]);
            if (offset < length)
                return blocks[block % Blocks].AsMemory(offset..length);
            if (block == newest)
                return default;
            position = (block + 1) * BlockBytes;
        }
    }

    void IThreadPoolWorkItem.Execute()
    {
        Interlocked.Exchange(ref isScheduled, 0);       // first: what is appended from here on schedules again
        foreach (var reader in Volatile.Read(ref readers))
            reader.Wake();
    }
}
