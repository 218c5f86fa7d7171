namespace M41;

[PushContract]
public interface IMinMax
{
    Task<(double Min, double Max)> Range(string sensor, CancellationToken cancellationToken = default);    // PUSH0108
}
