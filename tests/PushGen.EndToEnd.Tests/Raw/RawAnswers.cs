namespace PushGen.EndToEnd.Tests.Raw;

/// <summary>Messages that are answered, by frames of one <c>i</c> after the other, and leave the connection as it was.</summary>
static class RawAnswers
{
    /// <summary>What it is, the message, and the answer: "err", "res" or "end", the <c>i</c>, and the problem's code, the result or the reason.</summary>
    public static TheoryData<string, string, string> All
    {
        get
        {
            var cases = new TheoryData<string, string, string>();
            foreach (var (what, message, answer) in Frames.Concat(Operations).Concat(Keys).Concat(Arguments).Concat(Endings))
                cases.Add(what, message, answer);
            return cases;
        }
    }

    const string Added = """res 1 {"value":2}""";

    static readonly (string, string, string)[] Frames =
    [
        ("hello", """{"t":"hello","v":1}""", ""),
        ("hello without version", """{"t":"hello"}""", ""),
        ("hello with much else", """{"t":"hello","v":1,"agent":{"a":[1]},"x":null,"token":null}""", ""),
        ("unknown frame without i", """{"t":"other"}""", ""),
        ("unknown frame without name", """{"t":""}""", ""),
        ("unknown frame with i", """{"t":"other","i":1}""", "err 1 frame-unknown"),
        ("unknown frame with the largest i", """{"t":"other","i":9223372036854775807}""", "err 9223372036854775807 frame-unknown"),
        ("unknown frame in another case", """{"t":"Sub","i":1,"m":"behaviour/notes"}""", "err 1 frame-unknown"),
        ("unknown frame with an i that was used", """[{"t":"other","i":2},{"t":"other","i":1}]""", "err 2 frame-unknown"),
        ("escaped names and values", """{"\u0074":"c\u0061ll","\u0069":1,"m":"behaviour\/add","a":{"\u0061":1}}""", Added),
        ("white space everywhere", " \r\n\t[ \n{ \"t\" : \"call\" , \"i\" : 1 , \"m\" : \"behaviour/add\" , \"a\" : { \"a\" : 1 } } ] \r\n", Added),
        ("members in another order", """{"a":{"a":1},"m":"behaviour/add","i":1,"t":"call"}""", Added),
        ("members that nobody knows", """{"x":{"t":"ping"},"t":"call","I":7,"i":1,"m":"behaviour/add","a":{"a":1},"":[],"y":[[1e400,-0]]}""", Added),
        ("members twice: the last counts", """{"t":"ping","t":"call","i":7,"i":1,"m":"none","m":"behaviour/add","a":1,"a":{"a":1}}""", Added),
        ("members that are null", """{"t":"call","i":1,"m":"behaviour/add","a":{"a":1},"key":null,"gap":null,"after":null,"token":null}""", Added),
        ("64 frames", $"[{string.Join(',', Enumerable.Repeat("""{"t":"hullo"}""", 63))},{{\"t\":\"call\",\"i\":1,\"m\":\"behaviour/add\",\"a\":{{\"a\":1}}}}]", Added),
        ("an i beyond an int", """{"t":"call","i":4294967297,"m":"behaviour/add","a":{"a":1}}""", """res 4294967297 {"value":2}"""),
    ];

    static readonly (string, string, string)[] Operations =
    [
        ("no such operation", """{"t":"sub","i":1,"m":"behaviour/none"}""", "err 1 no-operation"),
        ("no such contract", """{"t":"call","i":1,"m":"none/add"}""", "err 1 no-operation"),
        ("no name", """{"t":"call","i":1,"m":""}""", "err 1 no-operation"),
        ("name of a slash", """{"t":"call","i":1,"m":"/"}""", "err 1 no-operation"),
        ("name with a slash before", """{"t":"call","i":1,"m":"/behaviour/add"}""", "err 1 no-operation"),
        ("name with a query", """{"t":"sub","i":1,"m":"behaviour/notes?room=a"}""", "err 1 no-operation"),
        ("name in another case", """{"t":"call","i":1,"m":"behaviour/Add"}""", "err 1 no-operation"),
        ("name with NUL and line ends", """{"t":"call","i":1,"m":"behaviour/add\u0000\r\n"}""", "err 1 no-operation"),
        ("name of 60,000 bytes", $$"""{"t":"call","i":1,"m":"{{new string('x', 60_000)}}"}""", "err 1 no-operation"),
        ("subscription to a call", """{"t":"sub","i":1,"m":"behaviour/add"}""", "err 1 no-operation"),
        ("subscription to a stream", """{"t":"sub","i":1,"m":"behaviour/count"}""", "err 1 no-operation"),
        ("call of a topic", """{"t":"call","i":1,"m":"behaviour/notes"}""", "err 1 no-operation"),
        ("call of a stream", """{"t":"call","i":1,"m":"behaviour/count"}""", "err 1 no-operation"),
        ("stream of a topic", """{"t":"stream","i":1,"m":"behaviour/notes"}""", "err 1 no-operation"),
        ("stream of a call", """{"t":"stream","i":1,"m":"behaviour/add"}""", "err 1 no-operation"),
        ("topic behind a gate", """{"t":"sub","i":1,"m":"behaviour/secret","a":{"room":"closed"}}""", "err 1 forbidden"),
        ("topic of a user without a user", """{"t":"sub","i":1,"m":"behaviour/mine"}""", "err 1 unauthenticated"),
        ("error of the application's own", """{"t":"call","i":1,"m":"behaviour/fail","a":{"code":"a\r\nb","status":418}}""", "err 1 a\r\nb"),
    ];

    static readonly (string, string, string)[] Keys =
    [
        ("no key", """{"t":"sub","i":1,"m":"behaviour/notes"}""", "err 1 params-invalid"),
        ("key without its part", """{"t":"sub","i":1,"m":"behaviour/notes","a":{}}""", "err 1 params-invalid"),
        ("key with null", """{"t":"sub","i":1,"m":"behaviour/notes","a":{"room":null}}""", "err 1 params-invalid"),
        ("key with an object", """{"t":"sub","i":1,"m":"behaviour/notes","a":{"room":{}}}""", "err 1 params-invalid"),
        ("key with an array", """{"t":"sub","i":1,"m":"behaviour/notes","a":{"room":["a"]}}""", "err 1 params-invalid"),
        ("key twice", """{"t":"sub","i":1,"m":"behaviour/notes","a":{"room":"a","room":"b"}}""", "err 1 params-invalid"),
        ("key with another part", """{"t":"sub","i":1,"m":"behaviour/notes","a":{"room":"a","x":"b"}}""", "err 1 params-invalid"),
        ("key in another case", """{"t":"sub","i":1,"m":"behaviour/notes","a":{"Room":"a"}}""", "err 1 params-invalid"),
        ("key with a lone surrogate", """{"t":"sub","i":1,"m":"behaviour/notes","a":{"room":"\ud800"}}""", "err 1 params-invalid"),
        ("key named with a lone surrogate", """{"t":"sub","i":1,"m":"behaviour/notes","a":{"\ud800":"a"}}""", "err 1 params-invalid"),
        ("key of 2,001 bytes", $$$"""{"t":"sub","i":1,"m":"behaviour/notes","a":{"room":"{{{new string('x', 2001)}}}"}}""", "err 1 params-invalid"),
        ("key of 700 bytes that take 2,100", $$$"""{"t":"sub","i":1,"m":"behaviour/notes","a":{"room":"{{{new string(' ', 700)}}}"}}""", "err 1 params-invalid"),
        ("key that is a text", """{"t":"sub","i":1,"m":"behaviour/notes","a":"a"}""", "err 1 params-invalid"),
        ("key that is a number", """{"t":"sub","i":1,"m":"behaviour/notes","a":1}""", "err 1 params-invalid"),
        ("key that is an array", """{"t":"sub","i":1,"m":"behaviour/notes","a":["a"]}""", "err 1 params-invalid"),
        ("key that is null", """{"t":"sub","i":1,"m":"behaviour/notes","a":null}""", "err 1 params-invalid"),
        ("number beyond an int", """{"t":"sub","i":1,"m":"behaviour/slot","a":{"shelf":2147483648,"colour":"Red","day":"2026-01-31","urgent":true}}""", "err 1 params-invalid"),
        ("number that is none", """{"t":"sub","i":1,"m":"behaviour/slot","a":{"shelf":"1e1","colour":"Red","day":"2026-01-31","urgent":true}}""", "err 1 params-invalid"),
        ("enum by number", """{"t":"sub","i":1,"m":"behaviour/slot","a":{"shelf":1,"colour":1,"day":"2026-01-31","urgent":true}}""", "err 1 params-invalid"),
        ("day of another form", """{"t":"sub","i":1,"m":"behaviour/slot","a":{"shelf":1,"colour":"Red","day":"31.1.2026","urgent":true}}""", "err 1 params-invalid"),
        ("truth value of another form", """{"t":"sub","i":1,"m":"behaviour/slot","a":{"shelf":1,"colour":"Red","day":"2026-01-31","urgent":"yes"}}""", "err 1 params-invalid"),
        ("gap policy that is none", """{"t":"sub","i":1,"m":"behaviour/brief","gap":"Earliest"}""", "err 1 params-invalid"),
        ("empty gap policy", """{"t":"sub","i":1,"m":"behaviour/brief","gap":""}""", "err 1 params-invalid"),
        ("cursor that is none, and a policy of failing", """{"t":"sub","i":1,"m":"behaviour/brief","gap":"fail","after":"\r\n\u0000"}""", "err 1 gap"),
        ("cursor of 60,000 bytes, and a policy of failing", $$"""{"t":"sub","i":1,"m":"behaviour/brief","gap":"fail","after":"{{new string('0', 60_000)}}"}""", "err 1 gap"),
        ("cursor of another store, and a policy of failing", """{"t":"sub","i":1,"m":"behaviour/brief","gap":"fail","after":"00000000.00000000001.000000"}""", "err 1 gap"),
    ];

    static readonly (string, string, string)[] Arguments =
    [
        ("call without arguments", """{"t":"call","i":1,"m":"behaviour/add"}""", "err 1 body-invalid"),
        ("argument that is missing", """{"t":"call","i":1,"m":"behaviour/add","a":{"b":1}}""", "err 1 body-invalid"),
        ("argument that is null", """{"t":"call","i":1,"m":"behaviour/add","a":{"a":null}}""", "err 1 body-invalid"),
        ("argument of another type", """{"t":"call","i":1,"m":"behaviour/add","a":{"a":"1"}}""", "err 1 body-invalid"),
        ("argument beyond its type", """{"t":"call","i":1,"m":"behaviour/add","a":{"a":2147483648}}""", "err 1 body-invalid"),
        ("argument beyond all numbers", """{"t":"call","i":1,"m":"behaviour/add","a":{"a":1e400}}""", "err 1 body-invalid"),
        ("argument with a part", """{"t":"call","i":1,"m":"behaviour/add","a":{"a":1.5}}""", "err 1 body-invalid"),
        ("argument twice", """{"t":"call","i":1,"m":"behaviour/add","a":{"a":1,"a":2}}""", "err 1 body-invalid"),
        ("arguments that nobody knows", """{"t":"call","i":1,"m":"behaviour/add","a":{"x":[{}],"a":1,"y":null}}""", Added),
        ("arguments that are an array", """{"t":"call","i":1,"m":"behaviour/add","a":[1]}""", "err 1 body-invalid"),
        ("arguments that are a text", """{"t":"call","i":1,"m":"behaviour/add","a":"1"}""", "err 1 body-invalid"),
        ("arguments that are null", """{"t":"call","i":1,"m":"behaviour/add","a":null}""", "err 1 body-invalid"),
        ("argument with a lone surrogate", """{"t":"call","i":1,"m":"behaviour/touch","a":{"what":"\ud800"}}""", "err 1 body-invalid"),
        ("argument named with a lone surrogate", """{"t":"call","i":1,"m":"behaviour/touch","a":{"\ud800":1,"what":"raw"}}""", "err 1 body-invalid"),
        ("argument as deep as may be", $$$"""{"t":"call","i":1,"m":"behaviour/add","a":{"a":1,"x":{{{new string('[', 63)}}}{{{new string(']', 63)}}}}}""", Added),
        ("argument of 60,000 bytes", $$$"""{"t":"call","i":1,"m":"behaviour/find","a":{"key":"{{{new string('x', 60_000)}}}"}}""", $"res 1 \"value of {new string('x', 60_000)}\""),
        ("argument that may be null", """{"t":"call","i":1,"m":"behaviour/find","a":{"key":null}}""", "res 1 null"),
        ("call without result", """{"t":"call","i":1,"m":"behaviour/touch","a":{"what":"raw"}}""", "res 1 "),
        ("key too short", """{"t":"call","i":1,"m":"behaviour/add","a":{"a":1},"key":"012345678901234567890"}""", "err 1 params-invalid"),
        ("key too long", $$"""{"t":"call","i":1,"m":"behaviour/add","a":{"a":1},"key":"{{new string('x', 65)}}"}""", "err 1 params-invalid"),
        ("key with a blank", """{"t":"call","i":1,"m":"behaviour/add","a":{"a":1},"key":"0123456789 012345678901"}""", "err 1 params-invalid"),
        ("key with a line end", """{"t":"call","i":1,"m":"behaviour/add","a":{"a":1},"key":"0123456789\r\n012345678901"}""", "err 1 params-invalid"),
        ("key that is not ASCII", """{"t":"stream","i":1,"m":"behaviour/count","a":{"from":1,"to":1},"key":"é123456789012345678901"}""", "err 1 params-invalid"),
        ("stream without arguments", """{"t":"stream","i":1,"m":"behaviour/count"}""", "err 1 body-invalid"),
        ("stream with arguments that are an array", """{"t":"stream","i":1,"m":"behaviour/count","a":[]}""", "err 1 body-invalid"),
        ("stream that nobody started", """{"t":"stream","i":1,"m":"behaviour/count","a":{"from":1,"to":1},"after":"00000000.00000000001.000000"}""", "err 1 no-stream"),
        ("stream with a cursor that is none", """{"t":"stream","i":1,"m":"behaviour/count","a":{"from":1,"to":1},"after":"x"}""", "err 1 no-stream"),
        ("stream with a gap policy that is none", """{"t":"stream","i":1,"m":"behaviour/count","a":{"from":1,"to":1},"gap":"x"}""", "err 1 params-invalid"),
    ];

    static readonly (string, string, string)[] Endings =
    [
        ("unsub", """[{"t":"sub","i":1,"m":"behaviour/brief","credit":0},{"t":"unsub","i":1}]""", "end 1 unsubscribed"),
        ("frames for what has ended", """[{"t":"sub","i":1,"m":"behaviour/brief"},{"t":"unsub","i":1},{"t":"unsub","i":1},{"t":"credit","i":1,"to":0},{"t":"cancel","i":1},{"t":"up","i":1,"items":[1]},{"t":"upend","i":1}]""", "end 1 unsubscribed"),
        ("frames for what was refused", """[{"t":"sub","i":1,"m":"none"},{"t":"credit","i":1,"to":1},{"t":"unsub","i":1}]""", "err 1 no-operation"),
        ("frames for what was passed over", """[{"t":"sub","i":5,"m":"none"},{"t":"credit","i":3,"to":1},{"t":"cancel","i":4}]""", "err 5 no-operation"),
        ("credit as large as may be", """[{"t":"sub","i":1,"m":"behaviour/brief","credit":9223372036854775807},{"t":"credit","i":1,"to":9223372036854775807},{"t":"unsub","i":1}]""", "end 1 unsubscribed"),
        ("credit where it is unlimited", """[{"t":"sub","i":1,"m":"behaviour/brief"},{"t":"credit","i":1,"to":0},{"t":"unsub","i":1}]""", "end 1 unsubscribed"),
        ("cancel of a call", """[{"t":"call","i":1,"m":"behaviour/wait","a":{"run":"raw"}},{"t":"cancel","i":1}]""", "err 1 canceled"),
        ("cancel of a stream", """[{"t":"stream","i":1,"m":"behaviour/forever","a":{"run":"raw"}},{"t":"cancel","i":1}]""", "end 1 canceled"),
        ("upload of nothing", """[{"t":"call","i":1,"m":"behaviour/total","a":{"name":"a"}},{"t":"upend","i":1}]""", "res 1 0"),
        ("upload", """[{"t":"call","i":1,"m":"behaviour/total","a":{"name":"a"}},{"t":"up","i":1,"items":[]},{"t":"up","i":1,"items":[1, 2]},{"t":"up","i":1,"items":[3]},{"t":"upend","i":1}]""", "res 1 6"),
        ("upload with a bad element", """[{"t":"call","i":1,"m":"behaviour/total","a":{"name":"a"}},{"t":"up","i":1,"items":[1,"x"]},{"t":"upend","i":1}]""", "err 1 body-invalid"),
        ("upload that goes on after its end", """[{"t":"call","i":1,"m":"behaviour/total","a":{"name":"a"}},{"t":"upend","i":1},{"t":"upend","i":1}]""", "res 1 0"),
        ("stream that fails", """{"t":"stream","i":1,"m":"behaviour/fail-after","a":{"items":1}}""", "end 1 failed"),
        ("stream to its end", """{"t":"stream","i":1,"m":"behaviour/count","a":{"from":1,"to":3}}""", "end 1 completed"),
    ];
}
