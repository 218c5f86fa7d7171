namespace M37;

[PushContract]
public interface IEventBus
{
    [Topic] IAsyncEnumerable<object> Events(string kind, CancellationToken cancellationToken = default);    // PUSH0104
}
