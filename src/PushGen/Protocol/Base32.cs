namespace PushGen;

/// <summary>Crockford's base 32, lower case, most significant digit first, without aliases: one text per number.</summary>
static class Base32
{
    static ReadOnlySpan<byte> Digits => "0123456789abcdefghjkmnpqrstvwxyz"u8;

    /// <summary>Value of each ASCII character, 255 where it is no digit.</summary>
    static readonly byte[] Values = MakeValues();

    static byte[] MakeValues()
    {
        var values = new byte[128];
        Array.Fill(values, byte.MaxValue);
        for (int i = 0; i < Digits.Length; i++)
            values[Digits[i]] = (byte)i;
        return values;
    }

    public static void Write(Span<byte> destination, ulong value)
    {
        for (int i = destination.Length - 1; i >= 0; i--, value >>= 5)
            destination[i] = Digits[(int)(value & 31)];
    }

    public static void Write(Span<char> destination, ulong value)
    {
        for (int i = destination.Length - 1; i >= 0; i--, value >>= 5)
            destination[i] = (char)Digits[(int)(value & 31)];
    }

    public static bool TryRead(ReadOnlySpan<byte> text, out ulong value)
    {
        value = 0;
        foreach (byte c in text)
        {
            byte digit = c < 128 ? Values[c] : byte.MaxValue;
            if (digit == byte.MaxValue)
                return false;
            value = (value << 5) | digit;
        }
        return true;
    }
}
