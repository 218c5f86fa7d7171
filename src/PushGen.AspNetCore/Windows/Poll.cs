using System.Buffers;
using Microsoft.Extensions.ObjectPool;
using PushGen.AspNetCore.Topics;

namespace PushGen.AspNetCore.Windows;

/// <summary>
/// What a held page needs, kept from one to the next, whoever polls, so that a poll allocates less (docs/performance.md). A wake-up that
/// was meant for the poll before only makes this one look at its log.
/// </summary>
sealed class Poll(TimeProvider time)
{
    public WakeSignal Signal { get; } = new(time);

    public LogBatch Batch { get; } = new();

    public bool IsDraining { get; set; }

    /// <summary>The reader's place after the page.</summary>
    public string Cursor { get; set; } = "";

    /// <summary>The page without its items.</summary>
    public ArrayBufferWriter<byte> Frame { get; } = new(256);

    public static ObjectPool<Poll> CreatePool(TimeProvider time) => new DefaultObjectPool<Poll>(new Policy(time), maximumRetained: 1024);

    sealed class Policy(TimeProvider time) : PooledObjectPolicy<Poll>
    {
        public override Poll Create() => new(time);

        public override bool Return(Poll poll) => poll.Frame.Capacity <= 16 * 1024;
    }
}
