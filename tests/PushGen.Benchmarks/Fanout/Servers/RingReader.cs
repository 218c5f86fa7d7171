using System.Threading.Tasks.Sources;

namespace PushGen.Benchmarks.Fanout.Servers;

/// <summary>A position in a <see cref="Ring"/>, and a wait for more that allocates nothing and goes on where it is woken.</summary>
sealed class RingReader(Ring ring, long start) : IValueTaskSource
{
    const int Running = 0, Waiting = 1, Woken = 2;

    ManualResetValueTaskSourceCore<bool> source;
    long position = start;
    int state;

    public long Position => Volatile.Read(ref position);

    public bool IsClosed { get; private set; }

    /// <summary>The next bytes, whole items; empty when closed. They are read when <see cref="Advance"/> is called.</summary>
    public async ValueTask<ReadOnlyMemory<byte>> ReadAsync()
    {
        while (!IsClosed)
        {
            long at = position;
            var bytes = ring.Read(ref at);
            Volatile.Write(ref position, at);
            if (!bytes.IsEmpty)
                return bytes;
            await WaitAsync();
        }
        return default;
    }

    public void Advance(int bytes) => Volatile.Write(ref position, position + bytes);

    public void Close()
    {
        IsClosed = true;
        Wake();
    }

    public void Wake()
    {
        if (Volatile.Read(ref state) == Woken || Interlocked.Exchange(ref state, Woken) != Waiting)
            return;
        Volatile.Write(ref state, Running);
        source.SetResult(true);
    }

    ValueTask WaitAsync()
    {
        source.Reset();
        if (Interlocked.CompareExchange(ref state, Waiting, Running) == Running)
            return new ValueTask(this, source.Version);
        Volatile.Write(ref state, Running);
        return default;
    }

    void IValueTaskSource.GetResult(short token) => source.GetResult(token);

    ValueTaskSourceStatus IValueTaskSource.GetStatus(short token) => source.GetStatus(token);

    void IValueTaskSource.OnCompleted(Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags) =>
        source.OnCompleted(continuation, state, token, flags);
}
