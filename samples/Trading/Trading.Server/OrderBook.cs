using PushGen;

namespace Trading.Server;

/// <summary>The open orders of all users. Orders meet the market's quotes, not each other.</summary>
sealed class OrderBook(TimeProvider time)
{
    readonly Lock gate = new();
    readonly List<(string User, Order Order)> open = [];
    readonly Dictionary<(string User, string OrderId), OrderReceipt> receipts = [];     // a database's work; here for as long as the process runs

    /// <summary>Takes an order. One that is known already is not taken again; its receipt is the first one's.</summary>
    /// <exception cref="PushException"><c>order-invalid</c>: the client gets this code, status and text.</exception>
    public OrderReceipt Place(string user, Order order)
    {
        if (FindFault(order) is { } fault)
            throw new PushException("order-invalid", 422, fault);
        lock (gate)
        {
            if (receipts.TryGetValue((user, order.Id), out var known))
                return known;
            open.Add((user, order));
            return receipts[(user, order.Id)] = new OrderReceipt(order.Id, time.GetUtcNow());
        }
    }

    public static string? FindFault(Order order) =>
        order.Id.Length is 0 or > 64 ? "An order's id has 1 to 64 characters."
        : !Prices.IsListed(order.Symbol) ? "The symbol is not listed."
        : order.Quantity <= 0 ? "The quantity must be more than 0."
        : order.Limit <= 0 ? "The limit must be more than 0."
        : null;

    public int CancelAll(string user)
    {
        lock (gate)
            return open.RemoveAll(entry => entry.User == user);
    }

    /// <summary>Executes the orders that a quote satisfies, oldest first.</summary>
    public IReadOnlyList<(string User, Fill Fill)> Match(Quote quote)
    {
        lock (gate)
        {
            var matched = open.Where(entry => Satisfies(quote, entry.Order)).ToList();
            open.RemoveAll(matched.Contains);
            return matched.ConvertAll(entry => (entry.User, Execute(quote, entry.Order)));
        }
    }

    static bool Satisfies(Quote quote, Order order) =>
        order.Symbol == quote.Symbol && (order.Limit is not { } limit || (order.Side == Side.Buy ? quote.Ask <= limit : quote.Bid >= limit));

    static Fill Execute(Quote quote, Order order) =>
        new(order.Id, order.Symbol, order.Side, order.Quantity, order.Side == Side.Buy ? quote.Ask : quote.Bid, quote.At);
}
