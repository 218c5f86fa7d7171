using System.Text.Json;

namespace PushGen;

/// <summary>The members of the frames that ask for something.</summary>
static class ClientFrames
{
    public static void Feed(Utf8JsonWriter json, long id, FeedRequest request, int credit)
    {
        var source = request.Source;
        json.WriteString("t"u8, source.IsStream ? "stream"u8 : "sub"u8);
        json.WriteNumber("i"u8, id);
        json.WriteString("m"u8, source.Path);
        json.WritePropertyName("a"u8);
        if (source.Arguments is { } arguments)
            json.WriteRawValue(arguments, skipInputValidation: true);
        else
            Key(json, source.Key);
        if (request.StreamId is { } key)
            json.WriteString("key"u8, key);
        if (request.After is { } after)
            json.WriteString("after"u8, after.ToString());
        if (!source.IsStream && request.Gap == GapPolicy.FromLatest)
            json.WriteString("gap"u8, "latest"u8);
        json.WriteNumber("credit"u8, credit);
    }

    public static void Call(Utf8JsonWriter json, long id, CallRequest request)
    {
        json.WriteString("t"u8, "call"u8);
        json.WriteNumber("i"u8, id);
        json.WriteString("m"u8, request.Path);
        json.WritePropertyName("a"u8);
        json.WriteRawValue(request.Arguments, skipInputValidation: true);
        if (request.Key is { } key)
            json.WriteString("key"u8, key);
    }

    // A topic's key as it stands in an address, each part as its text.
    static void Key(Utf8JsonWriter json, string query)
    {
        json.WriteStartObject();
        foreach (var part in query.AsSpan().Split('&'))
        {
            var pair = query.AsSpan()[part];
            int equals = pair.IndexOf('=');
            if (equals > 0)
                json.WriteString(Uri.UnescapeDataString(pair[..equals]), Uri.UnescapeDataString(pair[(equals + 1)..]));
        }
        json.WriteEndObject();
    }
}
