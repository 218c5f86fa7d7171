namespace M08;

public record Row(int Id);

[PushContract]
public interface IReporting
{
    Task<IAsyncEnumerable<Row>> Rows(string report, CancellationToken cancellationToken = default);    // PUSH0005
}
