using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;

namespace PushGen;

/// <summary>
/// A place in a topic's or stream's log: "I have everything up to and including this item". Kept as text
/// (<see cref="ToString()"/>, <see cref="Parse(string, IFormatProvider?)"/>: 27 characters, ASCII), it stays valid across reconnects,
/// transports and restarts of the client; a place that the server no longer has is told as a <see cref="PushGap"/>.
/// The default value is <see cref="Earliest"/>.
/// </summary>
/// <remarks>Epoch of the store (40 random bits), offset in the log (from 1, without holes), and 30 random bits of the item: docs/protocol.md, section 1.</remarks>
public readonly struct PushCursor : IEquatable<PushCursor>, ISpanParsable<PushCursor>, IUtf8SpanParsable<PushCursor>, ISpanFormattable, IUtf8SpanFormattable
{
    internal const int TextLength = EpochDigits + 1 + OffsetDigits + 1 + TagDigits;
    internal const long MaxOffset = (1L << (5 * OffsetDigits)) - 1;

    const int EpochDigits = 8, OffsetDigits = 11, TagDigits = 6;
    const string EarliestWord = "earliest", LatestWord = "latest";

    readonly ulong epoch;
    readonly long offset;
    readonly uint tag;
    readonly Kind kind;

    enum Kind : byte { Earliest, Latest, Item }

    PushCursor(Kind kind) => this.kind = kind;

    internal PushCursor(ulong epoch, long offset, uint tag)
    {
        this.epoch = epoch;
        this.offset = offset;
        this.tag = tag;
        kind = Kind.Item;
    }

    /// <summary>Before the earliest item that the server still has.</summary>
    public static PushCursor Earliest => default;

    /// <summary>After the newest item: only what is published from now on.</summary>
    public static PushCursor Latest => new(Kind.Latest);

    /// <summary>True for a place in a log, false for the words <see cref="Earliest"/> and <see cref="Latest"/>.</summary>
    internal bool IsItem => kind == Kind.Item;

    internal ulong Epoch => epoch;

    internal long Offset => offset;

    internal uint Tag => tag;

    internal static ulong NewEpoch()
    {
        Span<byte> bytes = stackalloc byte[8];
        RandomNumberGenerator.Fill(bytes);
        return BitConverter.ToUInt64(bytes) & ((1UL << (5 * EpochDigits)) - 1);
    }

    internal static string FormatEpoch(ulong epoch) => string.Create(EpochDigits, epoch, static (text, value) => Base32.Write(text, value));

    /// <summary>Whether this place is after <paramref name="other"/> in the same log.</summary>
    /// <exception cref="InvalidOperationException">The two are of different epochs, or one of them is no item: they have no order.</exception>
    public bool IsAfter(PushCursor other)
    {
        if (!IsItem || !other.IsItem || epoch != other.epoch)
            throw new InvalidOperationException($"Cursors '{this}' and '{other}' have no order: only two places of one epoch do.");
        return offset > other.offset;
    }

    /// <inheritdoc/>
    public bool Equals(PushCursor other) => kind == other.kind && epoch == other.epoch && offset == other.offset && tag == other.tag;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is PushCursor other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(kind, epoch, offset, tag);

    /// <summary>Same place.</summary>
    public static bool operator ==(PushCursor left, PushCursor right) => left.Equals(right);

    /// <summary>Not the same place.</summary>
    public static bool operator !=(PushCursor left, PushCursor right) => !left.Equals(right);

    /// <summary>The cursor's text: 27 characters, or <c>earliest</c> or <c>latest</c>.</summary>
    public override string ToString() => kind switch
    {
        Kind.Earliest => EarliestWord,
        Kind.Latest => LatestWord,
        _ => string.Create(TextLength, this, static (text, cursor) => cursor.TryFormat(text, out _)),
    };

    /// <inheritdoc/>
    public string ToString(string? format, IFormatProvider? formatProvider) => ToString();

    /// <summary>Reads a cursor's text; exactly the form that <see cref="ToString()"/> gives.</summary>
    /// <exception cref="FormatException"><paramref name="s"/> is no cursor.</exception>
    public static PushCursor Parse(string s, IFormatProvider? provider = null)
    {
        ArgumentNullException.ThrowIfNull(s);
        return Parse(s.AsSpan(), provider);
    }

    /// <inheritdoc cref="Parse(string, IFormatProvider?)"/>
    public static PushCursor Parse(ReadOnlySpan<char> s, IFormatProvider? provider = null) => TryParse(s, provider, out var cursor) ? cursor : throw NotACursor();

    /// <inheritdoc cref="Parse(string, IFormatProvider?)"/>
    public static PushCursor Parse(ReadOnlySpan<byte> utf8Text, IFormatProvider? provider = null) =>
        TryParse(utf8Text, provider, out var cursor) ? cursor : throw NotACursor();

    static FormatException NotACursor() => new("Not a cursor: expected 'earliest', 'latest' or 27 characters like '3f0w8k7x.0000000001b.7tq2mz'.");

    /// <summary>Reads a cursor's text without throwing.</summary>
    public static bool TryParse([NotNullWhen(true)] string? s, out PushCursor result) => TryParse(s.AsSpan(), null, out result);

    /// <inheritdoc/>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out PushCursor result) => TryParse(s.AsSpan(), provider, out result);

    /// <inheritdoc/>
    public static bool TryParse(ReadOnlySpan<char> s, IFormatProvider? provider, out PushCursor result)
    {
        Span<byte> ascii = stackalloc byte[TextLength];
        result = default;
        if (s.Length > TextLength)
            return false;
        for (int i = 0; i < s.Length; i++)
        {
            if (s[i] > 127)
                return false;
            ascii[i] = (byte)s[i];
        }
        return TryParse(ascii[..s.Length], provider, out result);
    }

    /// <inheritdoc/>
    public static bool TryParse(ReadOnlySpan<byte> utf8Text, IFormatProvider? provider, out PushCursor result)
    {
        result = default;
        if (utf8Text.SequenceEqual("earliest"u8))
            return true;
        if (utf8Text.SequenceEqual("latest"u8))
        {
            result = Latest;
            return true;
        }
        const int OffsetAt = EpochDigits + 1, TagAt = OffsetAt + OffsetDigits + 1;
        if (utf8Text.Length != TextLength || utf8Text[OffsetAt - 1] != '.' || utf8Text[TagAt - 1] != '.'
            || !Base32.TryRead(utf8Text[..EpochDigits], out ulong epoch)
            || !Base32.TryRead(utf8Text.Slice(OffsetAt, OffsetDigits), out ulong offset)
            || !Base32.TryRead(utf8Text[TagAt..], out ulong tag))
            return false;
        result = new PushCursor(epoch, (long)offset, (uint)tag);
        return true;
    }

    bool ISpanFormattable.TryFormat(Span<char> destination, out int charsWritten, ReadOnlySpan<char> format, IFormatProvider? provider) =>
        TryFormat(destination, out charsWritten);

    bool IUtf8SpanFormattable.TryFormat(Span<byte> utf8Destination, out int bytesWritten, ReadOnlySpan<char> format, IFormatProvider? provider) =>
        TryFormat(utf8Destination, out bytesWritten);

    /// <summary>Writes the cursor's text; false if <paramref name="destination"/> is too short.</summary>
    public bool TryFormat(Span<char> destination, out int charsWritten)
    {
        Span<byte> ascii = stackalloc byte[TextLength];
        TryFormat(ascii, out charsWritten);
        if (destination.Length < charsWritten)
        {
            charsWritten = 0;
            return false;
        }
        for (int i = 0; i < charsWritten; i++)
            destination[i] = (char)ascii[i];
        return true;
    }

    /// <inheritdoc cref="TryFormat(Span{char}, out int)"/>
    public bool TryFormat(Span<byte> destination, out int bytesWritten)
    {
        bytesWritten = 0;
        if (kind != Kind.Item)
        {
            var word = kind == Kind.Earliest ? "earliest"u8 : "latest"u8;
            if (!word.TryCopyTo(destination))
                return false;
            bytesWritten = word.Length;
            return true;
        }
        if (destination.Length < TextLength)
            return false;
        Base32.Write(destination[..EpochDigits], epoch);
        destination[EpochDigits] = (byte)'.';
        Base32.Write(destination.Slice(EpochDigits + 1, OffsetDigits), (ulong)offset);
        destination[EpochDigits + 1 + OffsetDigits] = (byte)'.';
        Base32.Write(destination.Slice(TextLength - TagDigits, TagDigits), tag);
        bytesWritten = TextLength;
        return true;
    }
}
