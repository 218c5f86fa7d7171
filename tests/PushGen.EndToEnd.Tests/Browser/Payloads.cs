using System.Text;

namespace PushGen.EndToEnd.Tests.Browser;

/// <summary>Payloads that try to be more than the data of one event.</summary>
static class Payloads
{
    /// <summary>Texts that would be events of their own, had the writer let them.</summary>
    public static readonly string[] Injections =
    [
        "\ndata: injected\n\n", "\r\rdata: injected\r\r", "\r\n\r\ndata: injected\r\n\r\n", "\n\nevent: injected\ndata: x\nid: y\n\n", "\nid: injected\n", "\nretry: 1\n",
        "\n\nevent: push.end\nid: end\ndata: {}\n\n", "\u2028\u2028data: injected\u2028\u2028", "\u0085\u0085data: injected\u0085\u0085", "\v\v\f\fdata: injected\v\v",
        ":comment", "data: x", "id: y", "event: z", "data", "retry: 5", " leading", "\tleading", "\0", "\uFEFFmark",
    ];

    public static IEnumerable<Raw> All(Random random)
    {
        yield return Raw.Text("");
        for (char c = '\0'; c <= '\u00A0'; c++)
            yield return Raw.Text($"{c}a{c}{c}b{c}");
        foreach (char c in "\u2028\u2029\u200B\uFEFF\uFFFD\uFFFE\uFFFF\uD7FF\uE000")
            yield return Raw.Text($"{c}a{c}");
        foreach (string text in Injections)
        {
            yield return Raw.Text(text);
            yield return Raw.Of($"{{\"a\":1,{OnlyWhiteSpace(text)}\"b\":2}}");
            yield return Raw.Of(text);              // no JSON at all
            yield return Raw.Of($"\"{text}\"");     // what is not escaped though it has to be
        }
        foreach (string json in (string[])["null", "true", "-0.0", "1e400", "[]", "{}", "\"\\ud800\"", "\"\\udfff\\ud800\"", "\"\\u000a\\u000d\\u2028\\u0000\"", "\"😀\\ud83d\\ude00\"", "{\"\\ud800\":\"\\n\"}",
            "{\r\n  \"a\": 1,\r  \"b\": 2,\n\n  \"c\": 3\r\n\r\n}", "\n\n1", "1\n\n", "\r\n[\r\n1\r\n,\r\n\r\n2]\r\n\r\n", " 1", " "])
        {
            yield return Raw.Of(json);
        }
        for (int i = 0; i < 500; i++)
            yield return Raw.Text(RandomText(random));
        yield return Raw.Of("\"" + new string('x', 1024 * 1024 - 2) + "\"");
        yield return Raw.Text("after the largest");
    }

    static string RandomText(Random random)
    {
        var text = new StringBuilder();
        for (int i = random.Next(12); i > 0; i--)
            text.Append(random.Next(4) switch { 0 => Injections[random.Next(Injections.Length)], 1 => ((char)random.Next(32)).ToString(), 2 => ((char)random.Next(0x10000)).ToString(), _ => "\n" });
        return text.ToString();
    }

    static string OnlyWhiteSpace(string text) => string.Concat(text.Where(c => c is ' ' or '\t' or '\r' or '\n'));

    /// <summary>The text of an item's data: as it was written, but that nothing in it ends a line.</summary>
    public static string Shown(Raw item) => Encoding.UTF8.GetString(item.Json).Replace('\r', ' ').Replace('\n', ' ');
}
