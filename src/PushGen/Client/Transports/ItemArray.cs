using System.Text.Json;

namespace PushGen;

/// <summary>The array <c>items</c> of pages and frames: <c>[{"c":"cursor","d":data}, …]</c>.</summary>
static class ItemArray
{
    const int CursorAt = 6, DataAt = CursorAt + PushCursor.TextLength + 6;

    /// <summary>
    /// Gives each item to <paramref name="sink"/>, the data as a slice of <paramref name="json"/>, which is what <paramref name="reader"/>
    /// reads; the reader ends behind the array. False where the sink wants no more.
    /// </summary>
    /// <exception cref="JsonException">It is no such array.</exception>
    public static bool Read(ref Utf8JsonReader reader, ref ReadOnlySpan<byte> json, IFeedSink sink)
    {
        Expect(reader.TokenType == JsonTokenType.StartArray);
        var rest = json[(int)reader.BytesConsumed..];
        bool wanted = ReadUsual(ref rest, sink, out int taken);
        if (rest is [(byte)']', ..])
        {
            json = rest;
            reader = new(json, isFinalBlock: true, reader.CurrentState);        // for it the array is empty
            reader.Read();
            return wanted;
        }
        for (; taken > 0; taken--)
        {
            reader.Read();
            reader.Skip();
        }
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            var item = ReadItem(ref reader, json, out var cursor);
            wanted = wanted && sink.Item(cursor, item);
        }
        return wanted;
    }

    /// <summary>
    /// Takes items as long as they look exactly as the server writes them, and the sink can read them as they come: the bytes of each are gone
    /// through once.
    /// </summary>
    static bool ReadUsual(ref ReadOnlySpan<byte> rest, IFeedSink sink, out int taken)
    {
        for (taken = 0; rest.StartsWith("{\"c\":\""u8) && rest.Length > DataAt;)
        {
            if (!rest[(CursorAt + PushCursor.TextLength)..].StartsWith("\",\"d\":"u8)
                || !PushCursor.TryParse(rest.Slice(CursorAt, PushCursor.TextLength), null, out var cursor) || !cursor.IsItem)
                return true;
            var data = rest[DataAt..];
            int length = sink.ReadAhead(data);
            if (length == 0 || length == data.Length || data[length] != '}')
                return true;
            rest = data[(length + 1)..];
            taken++;
            if (!sink.Item(cursor, data[..length], isRead: true))
                return false;
            if (rest is not [(byte)',', (byte)'{', ..])
                return true;
            rest = rest[1..];
        }
        return true;
    }

    static ReadOnlySpan<byte> ReadItem(ref Utf8JsonReader reader, ReadOnlySpan<byte> json, out PushCursor cursor)
    {
        Expect(reader.TokenType == JsonTokenType.StartObject);
        cursor = default;
        ReadOnlySpan<byte> data = default;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            bool isCursor = reader.ValueTextEquals("c"u8), isData = reader.ValueTextEquals("d"u8);
            reader.Read();
            if (isCursor)
            {
                Expect(reader.TokenType == JsonTokenType.String && !reader.ValueIsEscaped && PushCursor.TryParse(reader.ValueSpan, null, out cursor));
                continue;
            }
            int from = (int)reader.TokenStartIndex;
            reader.Skip();
            if (isData)
                data = json[from..(int)reader.BytesConsumed];
        }
        Expect(cursor.IsItem && !data.IsEmpty);
        return data;
    }

    static void Expect(bool holds)
    {
        if (!holds)
            throw new JsonException("Not an array of items with cursor and data.");
    }
}
