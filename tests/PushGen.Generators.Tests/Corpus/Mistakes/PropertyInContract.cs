namespace M04;

[PushContract]
public interface IThermometer
{
    double Current { get; }    // PUSH0003

    [Topic] IAsyncEnumerable<double> Changes(CancellationToken cancellationToken = default);
}
