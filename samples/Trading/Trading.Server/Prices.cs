namespace Trading.Server;

/// <summary>Simulated prices: a random walk per symbol, always the same for one seed.</summary>
sealed class Prices(int seed)
{
    static readonly Dictionary<string, decimal> Listed = new(StringComparer.Ordinal) { ["ACME"] = 100m, ["GLOBEX"] = 250m, ["INITECH"] = 40m };

    public static IReadOnlyCollection<string> Symbols => Listed.Keys;

    public static bool IsListed(string symbol) => Listed.ContainsKey(symbol);

    /// <summary>A walk without end. Step by step it moves by up to 0.5 %.</summary>
    public IEnumerable<decimal> Walk(string symbol)
    {
        decimal price = Listed[symbol];
        var random = new Random(seed + (int)price);
        for (;;)
        {
            yield return price;
            price = Math.Max(1m, decimal.Round(price * (1m + (decimal)(random.NextDouble() - 0.5) / 100m), 2));
        }
    }
}
