namespace M34;

public record Callback(string Name, Func<int, Task> Handler);

[PushContract]
public interface ICallbacks
{
    Task Register(Callback callback, CancellationToken cancellationToken = default);    // PUSH0101
}
