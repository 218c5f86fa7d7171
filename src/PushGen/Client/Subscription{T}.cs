namespace PushGen;

/// <summary>A topic or stream that can be enumerated.</summary>
public sealed class Subscription<T> : IAsyncEnumerable<T>
{
    internal Subscription() { }

    /// <inheritdoc/>
    public IAsyncEnumerator<T> GetAsyncEnumerator(CancellationToken cancellationToken = default) => throw new NotImplementedException();
}
