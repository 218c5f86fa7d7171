namespace M34;

public record Callback(string Name, Func<int, Task> Handler);    // PUSH0101

[PushContract]
public interface ICallbacks
{
    Task Register(Callback callback, CancellationToken cancellationToken = default);
}
