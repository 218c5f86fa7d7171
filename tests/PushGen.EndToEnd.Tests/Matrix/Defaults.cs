namespace PushGen.EndToEnd.Tests.Matrix;

[PushContract]
public interface IDefaults
{
    Task<int> A(int value = -7);
}

public sealed class DefaultsServer : IDefaultsServer
{
    public Task<int> A(int value) => Task.FromResult(value);
}
