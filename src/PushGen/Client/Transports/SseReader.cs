using System.Buffers;
using System.Buffers.Text;

namespace PushGen;

/// <summary>
/// Reads server-sent events from bytes that come in any pieces. An event is given only when its blank line is there, so the id of one that
/// was cut off is never seen. Not thread-safe.
/// </summary>
sealed class SseReader : IDisposable
{
    public const int MaxLine = Wire.MaxItemBytes + 64, MaxEvent = 4 * 1024 * 1024;      // with the name of the item's field

    const int MaxRetry = 60 * 60 * 1000;        // longer is nobody's wish, as with a farewell's "after"

    const byte CR = (byte)'\r', LF = (byte)'\n';

    readonly ArrayBufferWriter<byte> joined = new(256);     // data of more than one line
    byte[] buffer = ArrayPool<byte>.Shared.Rent(16 * 1024);
    int eventAt;        // where the current event begins: what is before is done with
    int lineAt;         // where the current line begins
    int scanned;        // no line end between lineAt and here
    int end;
    bool afterCR, started;
    int dataLines;
    Piece name, id, data;

    /// <summary>A part of the buffer, counted from the event's beginning, so that it stays true when the buffer is moved.</summary>
    readonly record struct Piece(int At, int Length, bool There = true);

    /// <summary>The server's <c>retry:</c>, once it was sent.</summary>
    public TimeSpan? Retry { get; private set; }

    /// <summary>Where the next bytes go; what is given by <see cref="TryRead"/> is valid until then.</summary>
    public Memory<byte> Free()
    {
        if (eventAt > 0)
        {
            buffer.AsSpan(eventAt, end - eventAt).CopyTo(buffer);
            lineAt -= eventAt;
            scanned -= eventAt;
            end -= eventAt;
            eventAt = 0;
        }
        if (end == buffer.Length)
        {
            byte[] larger = ArrayPool<byte>.Shared.Rent(buffer.Length * 2);
            buffer.AsSpan(0, end).CopyTo(larger);
            ArrayPool<byte>.Shared.Return(buffer);
            buffer = larger;
        }
        return buffer.AsMemory(end);
    }

    public void Advance(int count) => end += count;

    /// <summary>The next complete event, or false where more bytes are needed.</summary>
    /// <exception cref="PushException">A line or event is larger than allowed.</exception>
    public bool TryRead(out SseEvent read)
    {
        read = default;
        if (!SkipByteOrderMark())
            return false;
        while (TryReadLine(out var line))
        {
            if (line.Length > 0)
            {
                TakeField(line);
                if (dataLines == 0 && !id.There && !name.There)
                    eventAt = lineAt;       // a comment, or a field nobody knows, between events: not kept
                continue;
            }
            bool complete = dataLines > 0;
            if (complete)
                read = new(Bytes(name), id.There ? Bytes(id) : default, id.There, dataLines == 1 ? Bytes(data) : joined.WrittenSpan);
            eventAt = lineAt;
            name = id = data = default;
            dataLines = 0;
            if (complete)
                return true;
        }
        return false;
    }

    bool SkipByteOrderMark()
    {
        if (started)
            return true;
        ReadOnlySpan<byte> mark = [0xEF, 0xBB, 0xBF], first = buffer.AsSpan(0, Math.Min(end, 3));
        if (!mark[..first.Length].SequenceEqual(first))
            started = true;
        else if (first.Length == 3)
        {
            started = true;
            eventAt = lineAt = scanned = 3;
        }
        return started;
    }

    bool TryReadLine(out ReadOnlySpan<byte> line)
    {
        line = default;
        if (afterCR && lineAt < end)
        {
            afterCR = false;
            if (buffer[lineAt] == LF)
                scanned = ++lineAt;
        }
        int found = buffer.AsSpan(scanned, end - scanned).IndexOfAny(LF, CR);
        int length = (found < 0 ? end : scanned + found) - lineAt;
        if (length > MaxLine)
            throw TooLarge("line", MaxLine);
        if (lineAt + length - eventAt > MaxEvent)
            throw TooLarge("event", MaxEvent);
        if (found < 0)
        {
            scanned = end;
            return false;
        }
        line = buffer.AsSpan(lineAt, length);
        afterCR = buffer[lineAt + length] == CR;
        lineAt += length + 1;
        scanned = lineAt;
        return true;
    }

    void TakeField(ReadOnlySpan<byte> line)
    {
        int colon = line.IndexOf((byte)':');
        if (colon == 0)
            return;
        var field = colon < 0 ? line : line[..colon];
        var value = colon < 0 ? default : line[(colon + 1)..];
        if (value.Length > 0 && value[0] == ' ')
            value = value[1..];
        // Where the value stands: it is the end of the line, whose end (one byte behind it) lineAt has just passed.
        var piece = new Piece(lineAt - 1 - value.Length - eventAt, value.Length);

        if (field.SequenceEqual("data"u8))
            TakeData(piece);
        else if (field.SequenceEqual("id"u8))
        {
            if (!value.Contains((byte)0))
                id = piece;
        }
        else if (field.SequenceEqual("event"u8))
            name = piece;
        else if (field.SequenceEqual("retry"u8) && IsNumber(value, out int milliseconds) && milliseconds <= MaxRetry)
            Retry = TimeSpan.FromMilliseconds(milliseconds);
    }

    void TakeData(Piece piece)
    {
        if (dataLines++ == 0)
        {
            data = piece;
            return;
        }
        if (dataLines == 2)
        {
            joined.ResetWrittenCount();
            joined.Write(Bytes(data));
        }
        joined.Write("\n"u8);
        joined.Write(Bytes(piece));
    }

    static bool IsNumber(ReadOnlySpan<byte> digits, out int value)
    {
        value = 0;
        return digits.Length > 0 && !digits.ContainsAnyExceptInRange((byte)'0', (byte)'9')
            && Utf8Parser.TryParse(digits, out value, out int used) && used == digits.Length;
    }

    ReadOnlySpan<byte> Bytes(Piece piece) => buffer.AsSpan(eventAt + piece.At, piece.Length);

    static PushException TooLarge(string what, int limit) => new(PushErrorCodes.ProtocolError, 0, $"The server sent an event stream with a {what} of more than {limit} bytes.");

    public void Dispose()
    {
        ArrayPool<byte>.Shared.Return(buffer);
        buffer = [];
    }
}
