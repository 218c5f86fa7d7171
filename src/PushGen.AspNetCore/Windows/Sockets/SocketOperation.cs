namespace PushGen.AspNetCore.Windows.Sockets;

/// <summary>What a client's <c>i</c> stands for, from its request to its last frame.</summary>
abstract class SocketOperation(long id)
{
    public long Id { get; } = id;
}
