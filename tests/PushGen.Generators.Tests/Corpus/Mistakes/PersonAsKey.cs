namespace M50;

[PushContract]
public interface IMedication
{
    [Topic(Replay = 1)] IAsyncEnumerable<string> Plan(Guid patientId, CancellationToken cancellationToken = default);    // PUSH0502
}
