namespace PushGen.Benchmarks.Fanout.Load;

/// <summary>Counts the items in a payload by the one 'F' in each, and on some connections reads each item's number, which must be the next.</summary>
sealed class ItemCounter(bool isChecked)
{
    static ReadOnlySpan<byte> Bid => "\"bid\":"u8;

    long count, number, last = -1;
    int matched;        // of the property's name; then its digits follow

    public long Count => Volatile.Read(ref count);

    /// <param name="payload">Any piece of it: items may be cut anywhere.</param>
    public void Add(ReadOnlySpan<byte> payload)
    {
        if (isChecked)
        {
            foreach (byte next in payload)
                Check(next);
        }
        Volatile.Write(ref count, count + payload.Count((byte)'F'));
    }

    void Check(byte next)
    {
        if (matched < Bid.Length)
        {
            matched = next == Bid[matched] ? matched + 1 : next == Bid[0] ? 1 : 0;
            number = 0;
        }
        else if (char.IsAsciiDigit((char)next))
        {
            number = number * 10 + next - '0';
        }
        else if (next != '.')
        {
            matched = 0;
            if (last >= 0 && number != last + 1)
                throw new InvalidOperationException($"Item {number} came after item {last}.");
            last = number;
        }
    }

    /// <summary>All that were counted were checked, too.</summary>
    public void VerifyChecked()
    {
        if (isChecked && last + 1 != Count)
            throw new InvalidOperationException($"{Count} items came, and the last one's number is {last}.");
    }
}
