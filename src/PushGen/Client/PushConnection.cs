namespace PushGen;

/// <summary>A connection to a server; generated clients share it.</summary>
public sealed class PushConnection(string address, PushClientOptions? options = null) : IAsyncDisposable
{
    /// <summary>Where the server maps PushGen.</summary>
    public Uri Address { get; } = new(address);

    internal PushClientOptions Options { get; } = options ?? new();

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => default;
}
