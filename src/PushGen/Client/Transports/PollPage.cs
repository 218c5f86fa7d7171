using System.Text.Json;

namespace PushGen;

/// <summary>One answer to a poll, read in place.</summary>
readonly struct PollPage
{
    /// <summary>Why no further poll follows on this one, or null.</summary>
    public FeedEnd? End { get; private init; }

    /// <summary>Where the next poll goes on.</summary>
    public PushCursor? Cursor { get; private init; }

    /// <summary>Gives the page to <paramref name="sink"/>: first the gap, then the items, whatever the order of its members.</summary>
    /// <exception cref="JsonException">It is no page.</exception>
    public static PollPage Read(ReadOnlySpan<byte> json, PushCursor? asked, IFeedSink sink)
    {
        var reader = new Utf8JsonReader(json);
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
            throw new JsonException("Not a page.");
        Utf8JsonReader items = default;
        PushGap? gap = null;
        PushCursor? cursor = null;
        FeedEnd? end = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (Take(ref reader, "items"u8))
            {
                items = reader;
                reader.Skip();
            }
            else if (Take(ref reader, "cursor"u8))
                cursor = ReadCursor(ref reader);
            else if (Take(ref reader, "gap"u8))
                gap = GapJson.TryRead(JsonElement.ParseValue(ref reader));
            else if (Take(ref reader, "end"u8))
                end = FeedEndJson.ReadEnd(JsonElement.ParseValue(ref reader));
            else if (Take(ref reader, "bye"u8))
                end ??= FeedEndJson.ReadBye(JsonElement.ParseValue(ref reader));
            else
            {
                reader.Read();
                reader.Skip();
            }
        }
        if (cursor is null || items.TokenType != JsonTokenType.StartArray)
            throw new JsonException("A page without cursor or items.");
        return Give(json, items, asked, gap, cursor.Value, end, sink);
    }

    static PollPage Give(ReadOnlySpan<byte> json, Utf8JsonReader items, PushCursor? asked, PushGap? gap, PushCursor cursor, FeedEnd? end, IFeedSink sink)
    {
        var first = items;
        first.Read();
        bool empty = first.TokenType == JsonTokenType.EndArray;
        // The page's cursor is its last item. Who did not ask with a cursor learns from the first item where the read began.
        sink.Ready(asked is { IsItem: true } ? asked : empty ? cursor : null);
        if (gap is not null && !sink.Gap(gap))
            return new() { End = FeedEnd.Dropped };
        if (!ItemArray.Read(ref items, ref json, sink))
            return new() { End = FeedEnd.Dropped };
        return new() { End = end, Cursor = empty && gap is not null ? gap.ResumesAfter : cursor };
    }

    static bool Take(ref Utf8JsonReader reader, ReadOnlySpan<byte> name)
    {
        if (!reader.ValueTextEquals(name))
            return false;
        reader.Read();
        return true;
    }

    static PushCursor ReadCursor(ref Utf8JsonReader reader) =>
        reader.TokenType == JsonTokenType.String && !reader.ValueIsEscaped && PushCursor.TryParse(reader.ValueSpan, null, out var cursor)
            ? cursor
            : throw new JsonException("A page whose cursor is none.");
}
