using System.Text;

namespace PushGen.Tests;

public sealed class PushCursorTests
{
    const string Example = "3f0w8k7x.0000000001b.7tq2mz";

    [Fact]
    public void Text_RoundTrips()
    {
        var cursor = PushCursor.Parse(Example);

        Assert.Equal(Example, cursor.ToString());
        Assert.Equal((43, true), (cursor.Offset, cursor.IsItem));
        Assert.Equal(cursor, PushCursor.Parse(Encoding.ASCII.GetBytes(Example)));
        Assert.Equal(cursor, PushCursor.Parse(Example.AsSpan()));
    }

    [Fact]
    public void RandomCursors_RoundTripInEveryForm()
    {
        int seed = Environment.TickCount;
        var random = new Random(seed);
        Span<byte> bytes = stackalloc byte[PushCursor.TextLength];
        Span<char> chars = stackalloc char[PushCursor.TextLength];
        for (int i = 0; i < 20_000; i++)
        {
            var cursor = new PushCursor((ulong)random.NextInt64(1L << 40), random.NextInt64(PushCursor.MaxOffset), (uint)random.Next(1 << 30));
            Assert.True(cursor.TryFormat(bytes, out int inBytes) && cursor.TryFormat(chars, out int inChars) && (inBytes, inChars) == (27, 27), $"seed {seed}");
            Assert.True(cursor == PushCursor.Parse(bytes) && cursor == PushCursor.Parse(chars) && cursor.ToString() == new string(chars), $"seed {seed}: {cursor}");
        }
    }

    [Fact]
    public void Words_RoundTrip()
    {
        Assert.Equal(("earliest", "latest"), (PushCursor.Earliest.ToString(), PushCursor.Latest.ToString()));
        Assert.Equal((PushCursor.Earliest, PushCursor.Latest), (PushCursor.Parse("earliest"), PushCursor.Parse("latest")));
        Assert.Equal(PushCursor.Earliest, default);
        Assert.NotEqual(PushCursor.Earliest, PushCursor.Latest);
    }

    [Theory]
    [InlineData("")]
    [InlineData("Earliest")]
    [InlineData("newest")]
    [InlineData("3F0w8k7x.0000000001b.7tq2mz")]     // upper case
    [InlineData("3f0w8k7x.0000000001l.7tq2mz")]     // l, i, o, u: no digits, and no aliases of others
    [InlineData("3f0w8k7i.0000000001b.7tq2mz")]
    [InlineData("3f0w8k7x.o000000001b.7tq2mz")]
    [InlineData("3f0w8k7x.0000000001b.7tq2mu")]
    [InlineData("3f0w8k7x.0000000001b.7tq2m")]
    [InlineData("3f0w8k7x.0000000001b.7tq2mzz")]
    [InlineData("3f0w8k7x-0000000001b.7tq2mz")]
    [InlineData("3f0w8k7x.0000000001b-7tq2mz")]
    [InlineData(" 3f0w8k7x.0000000001b.7tq2mz")]
    [InlineData("3f0w8k7x.0000000001b.7tq2m\0")]
    [InlineData("3f0w8k7x.0000000001b.7tq2mé")]
    [InlineData("end")]
    public void OtherText_IsNoCursor(string text)
    {
        Assert.False(PushCursor.TryParse(text, out _));
        Assert.False(PushCursor.TryParse(Encoding.UTF8.GetBytes(text), null, out _));
        Assert.Throws<FormatException>(() => PushCursor.Parse(text));
    }

    [Fact]
    public void EveryOtherByteInEveryPlace_GivesAnotherCursorOrNone()
    {
        var cursor = PushCursor.Parse(Example);
        for (int at = 0; at < Example.Length; at++)
        {
            for (int value = 0; value < 256; value++)
            {
                byte[] text = Encoding.ASCII.GetBytes(Example);
                if (text[at] == value)
                    continue;
                text[at] = (byte)value;
                Assert.True(!PushCursor.TryParse(text, null, out var other) || (other != cursor && other.ToString() == Encoding.ASCII.GetString(text)), $"place {at}, byte {value}");
            }
        }
    }

    [Fact]
    public void Order_IsOfOneEpochOnly()
    {
        Assert.True(At.Cursor(6).IsAfter(At.Cursor(5)));
        Assert.False(At.Cursor(5).IsAfter(At.Cursor(5)));
        Assert.Throws<InvalidOperationException>(() => At.Cursor(6).IsAfter(At.Cursor(5, At.B)));
        Assert.Throws<InvalidOperationException>(() => At.Cursor(6).IsAfter(PushCursor.Earliest));
    }

    [Fact]
    public void ShortDestinations_AreRefused()
    {
        Assert.False(At.Cursor(1).TryFormat(new byte[26], out int bytes));
        Assert.False(At.Cursor(1).TryFormat(new char[26], out int chars));
        Assert.False(PushCursor.Latest.TryFormat(new byte[5], out _));
        Assert.Equal((0, 0), (bytes, chars));
    }
}
