using System.Text;

namespace PushGen.AspNetCore.Topics;

/// <summary>One item of a log, encoded once for all its readers.</summary>
sealed class LogEntry
{
    static ReadOnlySpan<byte> Head => "{\"c\":\""u8;
    static ReadOnlySpan<byte> Middle => "\",\"d\":"u8;

    /// <summary>Where the item's own JSON begins in <see cref="Json"/>.</summary>
    public const int DataAt = 6 + PushCursor.TextLength + 6;

    readonly byte[] json;
    byte[]? block;

    LogEntry(PushCursor cursor, byte[] json, long appended, long endByte)
    {
        Cursor = cursor;
        this.json = json;
        Appended = appended;
        EndByte = endByte;
    }

    public PushCursor Cursor { get; }

    /// <summary><c>{"c":"…","d":…}</c>, as in a long-poll page and in a WebSocket frame.</summary>
    public ReadOnlySpan<byte> Json => json;

    /// <summary>The item's own JSON.</summary>
    public ReadOnlySpan<byte> Data => json.AsSpan(DataAt, json.Length - DataAt - 1);

    public int Size => json.Length;

    /// <summary>When, as a time stamp of the log's <see cref="TimeProvider"/>.</summary>
    public long Appended { get; }

    /// <summary>Bytes of all items up to and including this one, since the log began.</summary>
    public long EndByte { get; }

    /// <summary>The item as one Server-Sent Event, made at the first reader who asks. Two that ask at once make equal ones.</summary>
    public ReadOnlySpan<byte> Block => block ??= MakeBlock();

    /// <summary>Room for an item's frame with its JSON in it; the cursor is written by <see cref="Complete"/>.</summary>
    public static byte[] Frame(ReadOnlySpan<byte> data)
    {
        var frame = GC.AllocateUninitializedArray<byte>(DataAt + data.Length + 1);
        Head.CopyTo(frame);
        Middle.CopyTo(frame.AsSpan(Head.Length + PushCursor.TextLength));
        var copy = frame.AsSpan(DataAt, data.Length);
        data.CopyTo(copy);
        copy.ReplaceAny(LineEnds, (byte)' ');       // only a converter's raw JSON has any; between tokens, so that a blank means the same
        frame[^1] = (byte)'}';
        return frame;
    }

    static readonly System.Buffers.SearchValues<byte> LineEnds = System.Buffers.SearchValues.Create("\r\n"u8);

    public static LogEntry Complete(byte[] frame, PushCursor cursor, long appended, long endByte)
    {
        cursor.TryFormat(frame.AsSpan(Head.Length), out _);
        return new LogEntry(cursor, frame, appended, endByte);
    }

    byte[] MakeBlock()
    {
        var id = "id: "u8;
        var data = "\ndata: "u8;
        var made = new byte[id.Length + PushCursor.TextLength + data.Length + Data.Length + 2];
        id.CopyTo(made);
        Cursor.TryFormat(made.AsSpan(id.Length), out int length);
        int at = id.Length + length;
        data.CopyTo(made.AsSpan(at));
        Data.CopyTo(made.AsSpan(at + data.Length));
        made[^2] = made[^1] = (byte)'\n';
        return made;
    }

    public override string ToString() => Encoding.UTF8.GetString(json);
}
