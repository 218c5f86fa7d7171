using System.Diagnostics;

namespace PushGen.Benchmarks.Fanout.Servers;

/// <summary>Quotes with consecutive numbers, the same for all servers: the bid is the number in hundredths.</summary>
sealed class Quotes
{
    long sequence;

    /// <summary>A symbol with which the quote's JSON has about <paramref name="size"/> bytes. Its 'F' is the only one, by which the load client counts.</summary>
    public static string SymbolFor(int size) => "MSFT".PadRight(Math.Max(4, size - 70), 'X');

    public Quote Next(string symbol)
    {
        decimal bid = sequence++ / 100m + 0.00m;
        return new Quote(symbol, bid, bid + 0.02m, Stopwatch.GetTimestamp());
    }
}
