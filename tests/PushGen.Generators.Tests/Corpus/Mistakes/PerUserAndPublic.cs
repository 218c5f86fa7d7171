namespace M28;

[PushContract]
public interface IMessagesOfMine
{
    [Topic(PerUser = true, Public = true)] IAsyncEnumerable<string> Mine(CancellationToken cancellationToken = default);    // PUSH0504
}
