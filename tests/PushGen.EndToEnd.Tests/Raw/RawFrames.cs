using System.Text;

namespace PushGen.EndToEnd.Tests.Raw;

/// <summary>Bytes that a client must not send, or may only just send, and the code that the server closes with.</summary>
static class RawFrames
{
    const int Continued = 0x00, First = 0x01, Last = 0x80, Text = 0x81, Binary = 0x82, Close = 0x88, Ping = 0x89, Pong = 0x8A;

    const int ProtocolError = 1002, NotText = 1003, NotUtf8 = 1007, Invalid = 4400, TooLarge = 4413, Normal = 1000;

    static readonly byte[] Word = """{"t":"ping"}"""u8.ToArray();

    public static TheoryData<string, byte[], int> All
    {
        get
        {
            var cases = new TheoryData<string, byte[], int>();
            AddBits(cases);
            AddLengths(cases);
            AddParts(cases);
            AddCloses(cases);
            AddTexts(cases);
            return cases;
        }
    }

    static void AddBits(TheoryData<string, byte[], int> cases)
    {
        for (int bits = 1; bits < 8; bits++)
            cases.Add($"reserved bits {bits:b3}", Frame(Text | bits << 4, Word), ProtocolError);
        cases.Add("reserved bit of a ping", Frame(Ping | 0x40, []), ProtocolError);
        cases.Add("reserved bit of a continuation", [.. Frame(First, Word), .. Frame(Last | 0x40, [])], ProtocolError);
        foreach (int opcode in (int[])[3, 4, 5, 6, 7, 11, 12, 13, 14, 15])
            cases.Add($"opcode {opcode}", Frame(0x80 | opcode, opcode > 7 ? [] : Word), ProtocolError);
        cases.Add("opcode 3 in parts", Frame(3, Word), ProtocolError);
        foreach (int first in (int[])[Text, Binary, Close, Ping, Pong, Last])
            cases.Add($"not masked, {first:x2}", [(byte)first, (byte)Word.Length, .. Word], ProtocolError);
        foreach (int first in (int[])[Close, Ping, Pong])
            cases.Add($"control frame in parts, {first:x2}", Frame(first & 0x0F, []), ProtocolError);
    }

    static void AddLengths(TheoryData<string, byte[], int> cases)
    {
        foreach (int first in (int[])[Close, Ping, Pong])
        {
            cases.Add($"control frame of 126 bytes, {first:x2}", Frame(first, new byte[126]), ProtocolError);
            cases.Add($"control frame of 64 KiB, {first:x2}", Frame(first, new byte[65_536]), ProtocolError);
        }
        cases.Add("length beyond all numbers", [Text, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0, 0, 0, 0], ProtocolError);
        cases.Add("length of 2^63 - 1, never sent", [Text, 0xFF, 0x7F, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0, 0, 0, 0, .. new byte[65_537]], TooLarge);
        cases.Add("length of 4 GiB, never sent", [Text, 0xFF, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, .. new byte[65_537]], TooLarge);
        cases.Add("one byte too long", Frame(Text, Blanks(65_537)), TooLarge);
        cases.Add("as long as may be, of blanks", Frame(Text, Blanks(65_536)), Invalid);
        cases.Add("one byte too long in two parts", [.. Frame(First, Blanks(65_000)), .. Frame(Last, Blanks(537))], TooLarge);
        cases.Add("too long in parts without end", [.. Frame(First, []), .. Enumerable.Range(0, 700).SelectMany(_ => Frame(Continued, Blanks(100)))], TooLarge);
        cases.Add("too long, binary", Frame(Binary, Blanks(65_537)), NotText);
    }

    static void AddParts(TheoryData<string, byte[], int> cases)
    {
        cases.Add("continuation of nothing", Frame(Last, Word), ProtocolError);
        cases.Add("continuation of nothing, not the last", Frame(Continued, Word), ProtocolError);
        cases.Add("continuation of what has ended", [.. Frame(Text, Word), .. Frame(Last, Word)], ProtocolError);
        cases.Add("second beginning", [.. Frame(First, Word), .. Frame(Text, Word)], ProtocolError);
        cases.Add("second beginning, binary", [.. Frame(First, Word), .. Frame(Binary, Word)], ProtocolError);
        cases.Add("second beginning in parts", [.. Frame(First, Word), .. Frame(First, Word)], ProtocolError);
        cases.Add("two messages in one", Frame(Text, [.. Word, .. Word]), Invalid);
        cases.Add("two messages in one, in parts", [.. Frame(First, Word), .. Frame(Last, Word)], Invalid);
        cases.Add("half a message as a whole one", Frame(Text, Word.AsSpan(0, 6)), Invalid);
        cases.Add("binary", Frame(Binary, Word), NotText);
        cases.Add("binary of nothing", Frame(Binary, []), NotText);
        cases.Add("binary in parts", [.. Frame(0x02, Word), .. Frame(Last, Word)], NotText);
        cases.Add("binary after text", [.. Frame(Text, Word), .. Frame(Binary, Word)], NotText);
        cases.Add("binary that begins and never ends", Frame(0x02, Word), NotText);
    }

    static void AddCloses(TheoryData<string, byte[], int> cases)
    {
        cases.Add("close without code", Frame(Close, []), Normal);
        cases.Add("close of one byte", Frame(Close, [3]), ProtocolError);
        foreach (int code in (int[])[1000, 1001, 1002, 1003, 1007, 1008, 1009, 1010, 1011, 1012, 1013, 1014, 3000, 3999, 4000, 4400, 4999])
            cases.Add($"close with {code}", Frame(Close, [(byte)(code >> 8), (byte)code]), Normal);
        foreach (int code in (int[])[0, 1, 999, 1004, 1005, 1006, 1015, 1016, 1100, 2000, 2999, 5000, 65_535])
            cases.Add($"close with {code}", Frame(Close, [(byte)(code >> 8), (byte)code]), ProtocolError);
        cases.Add("close with a long reason", Frame(Close, [3, 0xE8, .. Encoding.ASCII.GetBytes(new string('x', 123))]), Normal);
        cases.Add("close whose reason is no UTF-8", Frame(Close, [3, 0xE8, 0xFF]), ProtocolError);
        cases.Add("close whose reason is cut in a character", Frame(Close, [3, 0xE8, 0xE2, 0x82]), ProtocolError);
        cases.Add("close, and then nonsense", [.. Frame(Close, [3, 0xE8]), .. Frame(0xFF, Word)], Normal);
        cases.Add("close in the middle of a message", [.. Frame(First, Word), .. Frame(Close, [3, 0xE8])], Normal);
        cases.Add("bad message after a bad one", [.. Frame(Text, "x"u8), .. Frame(Text, "x"u8), .. Frame(Binary, "x"u8)], Invalid);
    }

    static void AddTexts(TheoryData<string, byte[], int> cases)
    {
        foreach (byte[] bytes in (byte[][])[[0xFF], [0xFE], [0x80], [0xBF], [0xC0, 0x80], [0xC1, 0xBF], [0xC3], [0xC3, 0x28], [0xE0, 0x80, 0xAF], [0xE2, 0x82], [0xE2, 0x28, 0xA1], [0xED, 0xA0, 0x80], [0xED, 0xBF, 0xBF],
            [0xF0, 0x80, 0x80, 0x80], [0xF0, 0x9F, 0x98], [0xF4, 0x90, 0x80, 0x80], [0xF5, 0x80, 0x80, 0x80], [0xF8, 0x88, 0x80, 0x80, 0x80]])
        {
            cases.Add($"no UTF-8: {Convert.ToHexString(bytes)}", Frame(Text, bytes), NotUtf8);
            cases.Add($"no UTF-8 in a member: {Convert.ToHexString(bytes)}", Frame(Text, [.. """{"t":"ping","x":" """u8, .. bytes, .. "\"}"u8]), NotUtf8);
        }
        cases.Add("no UTF-8 in the second part", [.. Frame(First, Word), .. Frame(Last, [0xFF])], NotUtf8);
        cases.Add("character that its second part breaks", [.. Frame(First, [0xE2, 0x82]), .. Frame(Last, "x"u8)], NotUtf8);
        cases.Add("nothing", Frame(Text, []), Invalid);
        cases.Add("nothing in parts", [.. Frame(First, []), .. Frame(Last, [])], Invalid);
        cases.Add("byte order mark", Frame(Text, [0xEF, 0xBB, 0xBF, .. Word]), Invalid);
        cases.Add("NUL", Frame(Text, [0]), Invalid);
        cases.Add("NUL after a frame", Frame(Text, [.. Word, 0]), Invalid);
    }

    static byte[] Frame(int first, ReadOnlySpan<byte> payload) => RawClient.Frame(first, payload);

    static byte[] Blanks(int count) => Encoding.ASCII.GetBytes(new string(' ', count));
}
