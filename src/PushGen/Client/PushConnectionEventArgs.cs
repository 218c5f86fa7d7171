namespace PushGen;

/// <summary>A change of a connection, and why.</summary>
/// <param name="state">What the connection does now.</param>
/// <param name="transport">The transport in use.</param>
/// <param name="reason">Why, in a few words for people.</param>
/// <param name="error">The failure that led to it, or null.</param>
public sealed class PushConnectionEventArgs(PushConnectionState state, PushTransports transport, string reason, Exception? error) : EventArgs
{
    /// <summary>What the connection does now.</summary>
    public PushConnectionState State { get; } = state;

    /// <summary>The transport in use.</summary>
    public PushTransports Transport { get; } = transport;

    /// <summary>Why, in a few words for people.</summary>
    public string Reason { get; } = reason;

    /// <summary>The failure that led to it, or null.</summary>
    public Exception? Error { get; } = error;
}
