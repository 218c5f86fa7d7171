namespace PushGen.AspNetCore.Topics;

/// <summary>Where a reader begins.</summary>
readonly record struct ReadStart
{
    readonly Kind kind;
    readonly PushCursor cursor;

    public enum Kind { Replay, Earliest, Latest, After, Invalid }

    ReadStart(Kind kind, PushCursor cursor = default)
    {
        this.kind = kind;
        this.cursor = cursor;
    }

    /// <summary>The newest item, less as many as the topic replays: a reader without a cursor.</summary>
    public static ReadStart Replay => default;

    public static ReadStart Earliest => new(Kind.Earliest);

    public static ReadStart Latest => new(Kind.Latest);

    /// <summary>A cursor was sent that cannot be read: a gap is told.</summary>
    public static ReadStart Invalid => new(Kind.Invalid);

    /// <summary>After <paramref name="cursor"/>, which may also be one of the words.</summary>
    public static ReadStart After(PushCursor cursor) => cursor.IsItem ? new(Kind.After, cursor) : cursor == PushCursor.Latest ? Latest : Earliest;

    /// <summary>Reads a cursor's text; what cannot be read is <see cref="Invalid"/>.</summary>
    public static ReadStart Parse(ReadOnlySpan<char> text) => PushCursor.TryParse(text, null, out var cursor) ? After(cursor) : Invalid;

    public Kind Which => kind;

    public PushCursor Cursor => cursor;
}
