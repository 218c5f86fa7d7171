namespace PushGen.EndToEnd.Tests.Parsers;

/// <summary>Changes JSON, mostly so that it nearly looks right.</summary>
static class Damage
{
    static readonly byte[] Bytes = [.. "0123456789-+.eE\"\\{}[],: /nulltruefalseu\t\n"u8, 0, 0x1f, 0x7f, 0x80, 0xC3, 0xA9, 0xFF];

    static readonly byte[][] Pieces = [.. new[] { "null", "0", "00", "-0", "1e2", "1.0", "\"\"", "\"1\"", "\\u00e9", "\\uD800", "/**/", ",\"x\":1", "[]", "{}", " ", "é", "-" }
        .Select(System.Text.Encoding.UTF8.GetBytes)];

    public static byte[] Any(byte[] json, Random random)
    {
        int at = random.Next(json.Length + 1), length = Math.Min(random.Next(1, 4), json.Length - at);
        return random.Next(6) switch
        {
            0 => [.. json[..at], Bytes[random.Next(Bytes.Length)], .. json[at..]],
            1 => [.. json[..at], Bytes[random.Next(Bytes.Length)], .. json[Math.Min(at + 1, json.Length)..]],
            2 => [.. json[..at], .. json[(at + length)..]],
            3 => [.. json[..at], .. Pieces[random.Next(Pieces.Length)], .. json[at..]],
            4 => ReplaceValue(json, at, Pieces[random.Next(Pieces.Length)]),
            _ => json[..at],
        };
    }

    /// <summary>The value after the next colon, up to the next comma or the end.</summary>
    static byte[] ReplaceValue(byte[] json, int at, byte[] value)
    {
        int colon = Array.IndexOf(json, (byte)':', at);
        if (colon < 0)
            return json;
        int end = json.AsSpan(colon).IndexOfAny(",]}"u8);
        return [.. json[..(colon + 1)], .. value, .. json[(end < 0 ? json.Length : colon + end)..]];
    }
}
