using System.Security.Cryptography;

namespace PushGen;

static class IdempotencyKey
{
    /// <summary>26 visible ASCII characters with 128 random bits: the key of a call, the key and id of a stream.</summary>
    public static string New()
    {
        Span<byte> random = stackalloc byte[16];
        RandomNumberGenerator.Fill(random);
        Span<char> text = stackalloc char[26];
        Base32.Write(text[..13], BitConverter.ToUInt64(random));
        Base32.Write(text[13..], BitConverter.ToUInt64(random[8..]));
        return new string(text);
    }
}
