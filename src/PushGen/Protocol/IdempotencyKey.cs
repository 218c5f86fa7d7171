using System.Security.Cryptography;

namespace PushGen;

/// <summary>The key of a call; the key and id of a stream.</summary>
static class IdempotencyKey
{
    /// <summary>26 visible ASCII characters with 128 random bits.</summary>
    public static string New()
    {
        Span<byte> random = stackalloc byte[16];
        RandomNumberGenerator.Fill(random);
        Span<char> text = stackalloc char[26];
        Base32.Write(text[..13], BitConverter.ToUInt64(random));
        Base32.Write(text[13..], BitConverter.ToUInt64(random[8..]));
        return new string(text);
    }

    /// <summary>Lets through what a key can be, whoever made it.</summary>
    /// <exception cref="PushException">400: it is none.</exception>
    public static void Require(string key)
    {
        if (key.Length is < 22 or > 64 || key.AsSpan().ContainsAnyExceptInRange('!', '~'))
            throw new PushException(PushErrorCodes.ParamsInvalid, 400, "A key is 22 to 64 visible ASCII characters.");
    }
}
