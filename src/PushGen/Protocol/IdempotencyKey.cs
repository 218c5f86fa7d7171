using System.Security.Cryptography;

namespace PushGen;

/// <summary>The key of a call; the key and id of a stream.</summary>
static class IdempotencyKey
{
    /// <summary>The store of keys that are made before any store is known; no store has it.</summary>
    public const string NoStore = "00000000";

    const int RandomLength = 26;

    /// <summary>26 visible ASCII characters with 128 random bits.</summary>
    public static string New() => string.Create(RandomLength, 0, static (text, _) => WriteRandom(text));

    /// <summary>
    /// A key of one store, <c>{store}.{random}</c>: another one refuses it, where it would take a key that it does not know for one that nobody
    /// has used.
    /// </summary>
    public static string New(string store) => string.Create(store.Length + 1 + RandomLength, store, static (text, store) =>
    {
        store.CopyTo(text);
        text[store.Length] = '.';
        WriteRandom(text[(store.Length + 1)..]);
    });

    /// <summary>The store that the key was made for, or null where whoever made it did not say.</summary>
    public static string? StoreOf(string key) => key.Length == NoStore.Length + 1 + RandomLength && key[NoStore.Length] == '.' ? key[..NoStore.Length] : null;

    /// <summary>Lets through what a key can be, whoever made it.</summary>
    /// <exception cref="PushException">400: it is none.</exception>
    public static void Require(string key)
    {
        if (key.Length is < 22 or > 64 || key.AsSpan().ContainsAnyExceptInRange('!', '~'))
            throw new PushException(PushErrorCodes.ParamsInvalid, 400, "A key is 22 to 64 visible ASCII characters.");
    }

    static void WriteRandom(Span<char> text)
    {
        Span<byte> random = stackalloc byte[16];
        RandomNumberGenerator.Fill(random);
        Base32.Write(text[..13], BitConverter.ToUInt64(random));
        Base32.Write(text[13..], BitConverter.ToUInt64(random[8..]));
    }
}
