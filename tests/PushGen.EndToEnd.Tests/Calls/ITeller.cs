namespace PushGen.EndToEnd.Tests.Calls;

/// <summary>Calls that must not be run twice, that may, and that nobody has said anything about.</summary>
[PushContract]
public interface ITeller
{
    [AtMostOnce]
    Task<int> Pay(int order, CancellationToken cancellationToken = default);

    [Idempotent]
    Task<int> Put(int order, CancellationToken cancellationToken = default);

    Task<int> Ask(int order, CancellationToken cancellationToken = default);

    /// <summary>Answers how many lines came.</summary>
    Task<int> Import(int order, IAsyncEnumerable<string> lines, CancellationToken cancellationToken = default);
}
