namespace M10;

[PushContract]
public interface IRxFeed
{
    [Topic] IObservable<decimal> Prices(string symbol);    // PUSH0013
}
