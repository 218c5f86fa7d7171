namespace Restaurant;

using PushGen.AspNetCore;

public class OrderLine { public required string Dish { get; set; } public int Count { get; set; } = 1; public List<string> Wishes { get; set; } = []; }
public class KitchenOrder { public int Table { get; set; } public List<OrderLine> Lines { get; set; } = new(); public DateTimeOffset OrderedAt { get; set; } }

[PushContract(Name)]
public interface IKitchen
{
    const string Name = "kitchen";

    [Topic] IAsyncEnumerable<KitchenOrder> Orders(CancellationToken token = default);
    [Topic] IAsyncEnumerable<int> Ready(int table, CancellationToken token = default);
    Task Order(KitchenOrder order, CancellationToken token = default);
    Task Serve(int table, CancellationToken token = default);
}

public class Kitchen : IKitchenServer
{
    readonly Topic<KitchenOrder> orders;
    readonly KitchenPublisher publisher;

    public Kitchen(KitchenPublisher publisher)
    {
        this.publisher = publisher;
        orders = publisher.Orders();
    }

    public async Task Order(KitchenOrder order, CancellationToken token)
    {
        order.OrderedAt = DateTimeOffset.Now;
        await orders.PublishAsync(order, token);
    }

    public async Task Serve(int table, CancellationToken token) { await publisher.Ready(table).PublishAsync(table, token); }
}
