using PushGen;

namespace Shop;

[PushContract]
public interface IShop
{
    Task Buy(string product, CancellationToken cancellationToken = default);
}
