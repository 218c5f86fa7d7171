namespace M42;

public class Order
{
    public string Symbol { get; set; } = "";
    public int Quantity { get; }    // PUSH0109
}

[PushContract]
public interface IOrderEntry
{
    Task Place(Order order, CancellationToken cancellationToken = default);
}
