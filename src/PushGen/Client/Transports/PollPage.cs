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
        ReadOnlySpan<byte> all = default;
        bool given = false;
        PushGap? gap = null;
        PushCursor? cursor = null;
        FeedEnd? end = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (Take(ref reader, "items"u8))
            {
                items = reader;
                all = json;
                given = IsWholeSoFar(json[(int)reader.BytesConsumed..]);
                if (!given)
                    reader.Skip();
                else if (!GiveItems(ref reader, ref json, asked, gap, sink))     // read in place
                    return new() { End = FeedEnd.Dropped };
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
        bool empty = !given && IsEmpty(items);
        if (!given && !GiveItems(ref items, ref all, asked is { IsItem: true } ? asked : empty ? cursor : null, gap, sink))
            return new() { End = FeedEnd.Dropped };
        return new() { End = end, Cursor = empty && gap is not null ? gap.ResumesAfter : cursor };
    }

    /// <summary>Whether there are items, and what comes after them matters to none of them. A page without items has no other start than its cursor.</summary>
    static bool IsWholeSoFar(ReadOnlySpan<byte> items) => items is [(byte)'{', ..] && items.IndexOf("\"gap\""u8) < 0;

    static bool IsEmpty(Utf8JsonReader items)
    {
        items.Read();
        return items.TokenType == JsonTokenType.EndArray;
    }

    /// <param name="items">At the beginning of the array.</param>
    /// <param name="json">What it reads.</param>
    /// <param name="start">Where the read began. Who did not ask with a cursor learns it from the first item, or from the cursor of an empty page.</param>
    /// <param name="gap">What comes before the items.</param>
    /// <param name="sink">Who gets them.</param>
    static bool GiveItems(ref Utf8JsonReader items, ref ReadOnlySpan<byte> json, PushCursor? start, PushGap? gap, IFeedSink sink)
    {
        sink.Ready(start is { IsItem: true } ? start : null);
        return (gap is null || sink.Gap(gap)) && ItemArray.Read(ref items, ref json, sink);
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
