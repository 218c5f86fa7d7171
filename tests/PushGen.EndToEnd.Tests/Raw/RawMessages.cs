namespace PushGen.EndToEnd.Tests.Raw;

/// <summary>Messages that end the connection, and the code that the server closes with.</summary>
static class RawMessages
{
    const int Invalid = 4400, NoToken = 4401, OtherVersion = 4406;

    const string Sub = """{"t":"sub","i":1,"m":"behaviour/notes","a":{"room":"a"},"credit":5}""";
    const string Stream = """{"t":"stream","i":2,"m":"behaviour/forever","a":{"run":"raw"}}""";
    const string Call = """{"t":"call","i":3,"m":"behaviour/wait","a":{"run":"raw"}}""";
    const string Upload = """{"t":"call","i":4,"m":"behaviour/total","a":{"name":"raw"}}""";

    public static TheoryData<string, string, int> All
    {
        get
        {
            var cases = new TheoryData<string, string, int>();
            foreach (string text in NoFrames)
                cases.Add("no frame", text, Invalid);
            foreach (var (members, values) in WrongTypes)
            {
                foreach (string member in members)
                {
                    foreach (string value in values)
                        cases.Add("wrong type", $$"""{"t":"ping","{{member}}":{{value}}}""", Invalid);
                }
            }
            foreach (string text in Incomplete)
                cases.Add("a member is missing", text, Invalid);
            foreach (var (what, text) in WrongIds)
                cases.Add(what, text, Invalid);
            AddHello(cases);
            AddLarge(cases);
            return cases;
        }
    }

    static readonly string[] NoFrames =
    [
        " ", "\n\t", "1", "-1", "1e3", "\"ping\"", "null", "true", "[]", "[1]", "[null]", "[\"ping\"]", "[[]]", """[[{"t":"ping"}]]""", """[{"t":"ping"},1]""", """[{"t":"ping"},[]]""", "{", "}", "[", "]",
        """{"t":"ping"}x""", """{"t":"ping"},""", """{"t":"ping"}{"t":"ping"}""", """[{"t":"ping"},]""", """{"t":"ping",}""", """{"t":"ping"]""", """[{"t":"ping"}""", """{"t":"ping" "i":1}""",
        """{"t" "ping"}""", """{t:"ping"}""", """{'t':'ping'}""", """{"t":ping}""", """{"t":"ping}""", """{"t":"ping\"}""", """{"t":"p\ing"}""", """{"t":"p\u00g0ing"}""", "{\"t\":\"pi\nng\"}", "{\"t\":\"pi\0ng\"}",
        """{"t":"ping","i":01}""", """{"t":"ping","i":+1}""", """{"t":"ping","i":.5}""", """{"t":"ping","i":1.}""", """{"t":"ping","i":1e}""", """{"t":"ping","i":0x1}""", """{"t":"ping","x":NaN}""", """{"t":"ping","x":Infinity}""",
        """{"t":"ping","x":undefined}""", """{"t":"ping","x":truE}""", """{"t":"ping"} // x""", """/**/{"t":"ping"}""", "{\u00A0\"t\":\"ping\"}", "{\u2028\"t\":\"ping\"}",
        "{}", """[{}]""", """{"i":1}""", """{"T":"ping"}""", """{"m":"behaviour/notes","i":1}""",
        """{"t":null}""", """{"t":1}""", """{"t":true}""", """{"t":[]}""", """{"t":{}}""", """{"t":["ping"]}""", """{"t":"ping","t":1}""",
    ];

    /// <summary>Known members are looked at in every frame, also where they mean nothing.</summary>
    static readonly (string[] Members, string[] Values)[] WrongTypes =
    [
        (["i"], ["\"1\"", "1.5", "0", "-1", "1e400", "1e0", "9223372036854775808", "99999999999999999999999999", "null", "true", "[]", "{}"]),
        (["credit", "to"], ["\"1\"", "1.5", "-1", "1e400", "9223372036854775808", "null", "true", "[]", "{}"]),
        (["v"], ["\"1\"", "1.5", "1e400", "null", "true", "[]", "{}"]),
        (["m", "after", "gap", "key", "token"], ["1", "true", "[]", "{}", "\"\\ud800\"", "\"\\udc00\\ud800\""]),
        (["items"], ["1", "true", "null", "{}", "\"[]\""]),
    ];

    static readonly string[] Incomplete =
    [
        """{"t":"sub"}""", """{"t":"sub","i":1}""", """{"t":"sub","m":"behaviour/notes"}""", """{"t":"sub","i":1,"m":null}""",
        """{"t":"stream"}""", """{"t":"stream","i":1}""", """{"t":"stream","m":"behaviour/count"}""",
        """{"t":"call"}""", """{"t":"call","i":1}""", """{"t":"call","m":"behaviour/add"}""",
        """{"t":"credit"}""", """{"t":"credit","i":1}""", """{"t":"credit","to":1}""", """{"t":"unsub"}""", """{"t":"cancel"}""",
        """{"t":"up"}""", """{"t":"up","i":1}""", """{"t":"up","items":[]}""", """{"t":"upend"}""", """{"t":"auth"}""", """{"t":"auth","token":null}""",
    ];

    static readonly (string What, string Text)[] WrongIds =
    [
        ("credit for nothing", """{"t":"credit","i":1,"to":1}"""),
        ("unsub of nothing", """{"t":"unsub","i":1}"""),
        ("cancel of nothing", """{"t":"cancel","i":1}"""),
        ("up for nothing", """{"t":"up","i":1,"items":[]}"""),
        ("upend of nothing", """{"t":"upend","i":1}"""),
        ("unsub of what will come", $$"""[{{Sub}},{"t":"unsub","i":2}]"""),
        ("the same i twice", $"[{Sub},{Sub}]"),
        ("the i of a stream for a call", $$$"""[{{{Stream}}},{"t":"call","i":2,"m":"behaviour/add","a":{"a":1}}]"""),
        ("a smaller i", $"[{Call},{Stream}]"),
        ("an i of what has ended", $$"""[{{Sub}},{"t":"unsub","i":1},{{Sub}}]"""),
        ("an i of what was refused", """[{"t":"sub","i":7,"m":"none"},{"t":"sub","i":7,"m":"none"}]"""),
        ("an i of what was unknown", """[{"t":"other","i":7},{"t":"sub","i":7,"m":"none"}]"""),
        ("an i after the largest", """[{"t":"sub","i":9223372036854775807,"m":"none"},{"t":"sub","i":1,"m":"none"}]"""),
        ("credit that shrinks", $$"""[{{Sub}},{"t":"credit","i":1,"to":4}]"""),
        ("credit that shrinks later", $$"""[{{Sub}},{"t":"credit","i":1,"to":9223372036854775807},{"t":"credit","i":1,"to":8}]"""),
        ("credit that shrinks to nothing", $$"""[{{Sub}},{"t":"credit","i":1,"to":0}]"""),
        ("credit for a call", $$"""[{{Call}},{"t":"credit","i":3,"to":4}]"""),
        ("unsub of a call", $$"""[{{Call}},{"t":"unsub","i":3}]"""),
        ("cancel of a subscription", $$"""[{{Sub}},{"t":"cancel","i":1}]"""),
        ("up for a subscription", $$"""[{{Sub}},{"t":"up","i":1,"items":[]}]"""),
        ("up for a stream", $$"""[{{Stream}},{"t":"up","i":2,"items":[]}]"""),
        ("up for a call without upload", $$"""[{{Call}},{"t":"up","i":3,"items":[]}]"""),
        ("upend of a call without upload", $$"""[{{Call}},{"t":"upend","i":3}]"""),
        ("credit for an upload", $$"""[{{Upload}},{"t":"credit","i":4,"to":100}]"""),
        ("elements beyond the credit", $$"""[{{Upload}},{"t":"up","i":4,"items":[{{string.Join(',', Enumerable.Repeat('1', 500))}}]}]"""),
        ("65 frames", $"[{string.Join(',', Enumerable.Repeat("""{"t":"ping"}""", 65))}]"),
    ];

    static void AddHello(TheoryData<string, string, int> cases)
    {
        cases.Add("hello twice", """[{"t":"hello"},{"t":"hello"}]""", Invalid);
        cases.Add("hello not first", """[{"t":"ping"},{"t":"hello","v":1}]""", Invalid);
        cases.Add("version 0", """{"t":"hello","v":0}""", OtherVersion);
        cases.Add("version 2", """{"t":"hello","v":2}""", OtherVersion);
        cases.Add("version -1", """{"t":"hello","v":-1}""", OtherVersion);
        cases.Add("version beyond an int", """{"t":"hello","v":4294967297}""", OtherVersion);
        cases.Add("token that nobody reads, at first", """{"t":"hello","token":"x"}""", NoToken);
        cases.Add("token that nobody reads, later", """{"t":"auth","token":"x"}""", NoToken);
        cases.Add("empty token", """{"t":"auth","token":""}""", NoToken);
        cases.Add("token with line ends", """{"t":"auth","token":"x\r\nHost: y"}""", NoToken);
    }

    static void AddLarge(TheoryData<string, string, int> cases)
    {
        foreach (string open in (string[])["[", "{\"t\":", "{\"x\":", "[{\"x\":[", "{\"a\":[{\"b\":"])
            cases.Add("deep", string.Concat(Enumerable.Repeat(open, 60_000 / open.Length)), Invalid);
        cases.Add("deep in a member that is skipped", $$"""{"t":"ping","x":{{new string('[', 100)}}{{new string(']', 100)}}}""", Invalid);
        cases.Add("deep in arguments", $$$"""{"t":"call","i":1,"m":"behaviour/add","a":{"a":{{{new string('[', 100)}}}{{{new string(']', 100)}}}}}""", Invalid);
        cases.Add("deep in elements", $$"""[{{Upload}},{"t":"up","i":4,"items":[{{new string('[', 100)}}{{new string(']', 100)}}]}]""", Invalid);
    }
}
