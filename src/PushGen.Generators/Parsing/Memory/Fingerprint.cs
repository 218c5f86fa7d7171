namespace PushGen.Generators.Parsing.Memory;

/// <summary>A hash of 64 bits over a sequence of numbers and texts. Two sequences with the same hash are taken for the same.</summary>
struct Fingerprint
{
    ulong value;

    public readonly ulong Value => value;

    public void Add(ulong number)
    {
        unchecked
        {
            ulong mixed = (value ^ number) * 0x9E3779B97F4A7C15;
            mixed = (mixed ^ (mixed >> 32)) * 0xD6E8FEB86659FD93;
            value = mixed ^ (mixed >> 29);
        }
    }

    public void Add(string text)
    {
        ulong hash = 14695981039346656037;
        foreach (char c in text)
            hash = unchecked((hash ^ c) * 1099511628211);
        Add(hash);
        Add((ulong)text.Length);
    }
}
