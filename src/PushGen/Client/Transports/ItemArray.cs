using System.Text.Json;

namespace PushGen;

/// <summary>The array <c>items</c> of pages and frames: <c>[{"c":"cursor","d":data}, …]</c>.</summary>
static class ItemArray
{
    /// <summary>
    /// Gives each item to <paramref name="sink"/>, the data as a slice of <paramref name="json"/>, which is what <paramref name="reader"/>
    /// reads; the reader ends behind the array. False where the sink wants no more.
    /// </summary>
    /// <exception cref="JsonException">It is no such array.</exception>
    public static bool Read(ref Utf8JsonReader reader, ReadOnlySpan<byte> json, IFeedSink sink, out int count)
    {
        count = 0;
        bool wanted = true;
        Expect(reader.TokenType == JsonTokenType.StartArray);
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            var item = ReadItem(ref reader, json, out var cursor);
            count++;
            wanted = wanted && sink.Item(cursor, item);
        }
        return wanted;
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
