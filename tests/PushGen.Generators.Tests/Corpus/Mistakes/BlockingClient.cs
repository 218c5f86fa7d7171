namespace M58;

[PushContract]
public interface ICurrency { Task<decimal> Convert(decimal amount, string to, CancellationToken cancellationToken = default); }

class PriceTag(ICurrency currency)
{
    public decimal Euros(decimal dollars) => currency.Convert(dollars, "EUR").Result;    // PUSH0303

    public decimal Pounds(decimal dollars)
    {
        var converting = currency.Convert(dollars, "GBP").ConfigureAwait(false).GetAwaiter().GetResult();    // PUSH0303
        return converting;
    }
}
