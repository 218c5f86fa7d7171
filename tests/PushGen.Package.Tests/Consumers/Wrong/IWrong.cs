using PushGen;

namespace Shop;

[PushContract]
public interface IWrong
{
    int Count { get; }

    Task<T> Generic<T>();

    void Nothing();

    Task Late(CancellationToken first, CancellationToken second);

    [Topic]
    IAsyncEnumerable<int> Keyed(object key);
}

[PushContract]
public interface IGeneric<T>
{
    Task Send(T item);
}
