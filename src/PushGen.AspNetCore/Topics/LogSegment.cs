using System.Buffers;

namespace PushGen.AspNetCore.Topics;

/// <summary>
/// Consecutive items of a log in one array, each framed once for all readers, with commas between: any run of items is one slice of bytes,
/// copied in one piece. Appended to under the log's lock. What was written never changes, so that it is read without.
/// </summary>
/// <remarks>What it is worth together with <see cref="Broadcast"/>: docs/performance.md.</remarks>
sealed class LogSegment
{
    /// <summary>What a segment holds unless one item is larger: below the size of the large object heap, and about what a connection takes at once.</summary>
    public const int MaxBytes = 64 * 1024;

    static ReadOnlySpan<byte> Head => "{\"c\":\""u8;
    static ReadOnlySpan<byte> Middle => "\",\"d\":"u8;
    static ReadOnlySpan<byte> EventHead => "id: "u8;
    static ReadOnlySpan<byte> EventMiddle => "\ndata: "u8;

    const int DataAt = 6 + PushCursor.TextLength + 6;

    // An event takes as many bytes as the item's JSON, so that where it lies need not be kept: at the JSON's place, less one for each comma.
    const int EventDataAt = 4 + PushCursor.TextLength + 7, Framing = DataAt + 1;

    readonly ulong epoch;
    readonly long bytesBefore;
    readonly byte[] json;
    Mark[] marks;
    int count;
    LogSegment? next;
    byte[]? events;
    int eventCount;

    /// <param name="first">The first item's cursor.</param>
    /// <param name="bytesBefore">Bytes of all items before it, since the log began.</param>
    /// <param name="capacity">In bytes.</param>
    /// <param name="firstSize">The first item's size.</param>
    public LogSegment(PushCursor first, long bytesBefore, int capacity, int firstSize)
    {
        epoch = first.Epoch;
        FirstOffset = first.Offset;
        this.bytesBefore = bytesBefore;
        json = GC.AllocateUninitializedArray<byte>(capacity);
        marks = new Mark[Math.Max(1, capacity / (firstSize + 1))];
    }

    /// <summary>Where an item's frame ends, its tag, and when it was appended.</summary>
    readonly record struct Mark(int End, uint Tag, long Appended);

    public long FirstOffset { get; }

    /// <summary>How many items there are. Read without the lock, it covers only items whose bytes can be read, too.</summary>
    public int Count => Volatile.Read(ref count);

    /// <summary>Where the log goes on; null for the newest segment, and for one that the log has dropped, so that no reader keeps what came after.</summary>
    public LogSegment? Next
    {
        get => Volatile.Read(ref next);
        set => Volatile.Write(ref next, value);
    }

    /// <summary>The size of an item in the log: its JSON with its cursor around it.</summary>
    public static int SizeOf(int data) => Framing + data;

    public bool HasRoomFor(int size) => json.Length - LengthOf(Count) > size;

    /// <param name="data">The item's JSON, without line ends.</param>
    /// <param name="cursor">The next one.</param>
    /// <param name="appended">A time stamp of the log's <see cref="TimeProvider"/>.</param>
    public void Append(ReadOnlySpan<byte> data, PushCursor cursor, long appended)
    {
        int index = count;
        if (index == marks.Length)
            Array.Resize(ref marks, index * 2);
        int start = StartOf(index), end = start + SizeOf(data.Length);
        if (start > 0)
            json[start - 1] = (byte)',';
        var frame = json.AsSpan(start, end - start);
        Head.CopyTo(frame);
        cursor.TryFormat(frame[Head.Length..], out _);
        Middle.CopyTo(frame[(Head.Length + PushCursor.TextLength)..]);
        data.CopyTo(frame[DataAt..]);
        frame[^1] = (byte)'}';
        marks[index] = new Mark(end, cursor.Tag, appended);
        Volatile.Write(ref count, index + 1);
    }

    public PushCursor CursorAt(int index) => new(epoch, FirstOffset + index, marks[index].Tag);

    public long AppendedAt(int index) => marks[index].Appended;

    /// <summary>Bytes of all items up to and including this one, since the log began; commas are not counted.</summary>
    public long EndByteOf(int index) => bytesBefore + marks[index].End - index;

    /// <summary>How far a run from <paramref name="from"/> to <paramref name="to"/> goes that has at most so many items and bytes: the index after its last item.</summary>
    public int Fit(int from, int to, int maxItems, int maxBytes)
    {
        int low = from, high = (int)Math.Min(to, from + (long)maxItems), start = StartOf(from);
        while (low < high)
        {
            int middle = (low + high + 1) / 2;
            if (marks[middle - 1].End - start <= maxBytes)
                low = middle;
            else
                high = middle - 1;
        }
        return low;
    }

    /// <summary>The items from <paramref name="from"/> to before <paramref name="to"/>: <c>{"c":"…","d":…},{…}</c>, as in a page and in a WebSocket frame.</summary>
    public ReadOnlySpan<byte> Json(int from, int to) => json.AsSpan(StartOf(from)..marks[to - 1].End);

    /// <summary>An item's own JSON.</summary>
    public ReadOnlySpan<byte> Data(int index) => json.AsSpan((StartOf(index) + DataAt)..(marks[index].End - 1));

    /// <summary>The same items as Server-Sent Events, which are made at the first reader who asks.</summary>
    public ReadOnlyMemory<byte> Events(int from, int to)
    {
        if (Volatile.Read(ref eventCount) < to)
            MakeEvents(to);
        return events.AsMemory(EventStartOf(from)..EventStartOf(to));
    }

    void MakeEvents(int to)
    {
        lock (json)
        {
            events ??= GC.AllocateUninitializedArray<byte>(json.Length);
            for (int i = eventCount; i < to; i++)
            {
                var made = events.AsSpan(EventStartOf(i)..EventStartOf(i + 1));
                EventHead.CopyTo(made);
                json.AsSpan(StartOf(i) + Head.Length, PushCursor.TextLength).CopyTo(made[EventHead.Length..]);
                EventMiddle.CopyTo(made[(EventHead.Length + PushCursor.TextLength)..]);
                Data(i).CopyTo(made[EventDataAt..]);
                made[^2] = made[^1] = (byte)'\n';
            }
            Volatile.Write(ref eventCount, Math.Max(eventCount, to));
        }
    }

    int LengthOf(int count) => count == 0 ? 0 : marks[count - 1].End;

    // After the comma.
    int StartOf(int index) => index == 0 ? 0 : marks[index - 1].End + 1;

    int EventStartOf(int index) => LengthOf(index) - Math.Max(0, index - 1);
}
