namespace PushGen;

/// <summary>A call on a WebSocket, whatever its result.</summary>
abstract class SocketCall : SocketRequest
{
    /// <summary>The result, still in the receive buffer.</summary>
    public abstract void Answered(ReadOnlySpan<byte> json);
}
