namespace PushGen.Tests;

public sealed class Base32Tests
{
    [Theory, InlineData(0, "000"), InlineData(31, "00z"), InlineData(32, "010"), InlineData(32767, "zzz"), InlineData(18, "00j"), InlineData(20, "00m")]
    public void Number_HasOneText(ulong number, string expected)
    {
        Span<char> text = stackalloc char[3];
        Base32.Write(text, number);

        Assert.Equal(expected, new string(text));
        Assert.True(Base32.TryRead(System.Text.Encoding.ASCII.GetBytes(expected), out ulong read));
        Assert.Equal(number, read);
    }

    [Fact]
    public void Digits_AreTheThirtyTwoOfCrockford()
    {
        string digits = string.Concat(Enumerable.Range(0, 256).Where(b => Base32.TryRead([(byte)b], out _)).Select(b => (char)b));

        Assert.Equal("0123456789abcdefghjkmnpqrstvwxyz", digits);
    }

    [Fact]
    public void Keys_AreLongEnoughAndDiffer()
    {
        var keys = Enumerable.Range(0, 1000).Select(_ => IdempotencyKey.New()).ToHashSet();

        Assert.Equal(1000, keys.Count);
        Assert.All(keys, key => Assert.Matches("^[0-9a-z]{26}$", key));
    }
}
