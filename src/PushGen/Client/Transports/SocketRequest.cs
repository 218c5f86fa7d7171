namespace PushGen;

/// <summary>What was asked on a WebSocket under one number, and has not had its last frame.</summary>
abstract class SocketRequest
{
    public long Id { get; set; }

    /// <summary>The server's last word is an error.</summary>
    public abstract void Failed(PushException error);

    /// <summary>The connection is gone.</summary>
    public abstract void Lost(FeedEnd end);
}
