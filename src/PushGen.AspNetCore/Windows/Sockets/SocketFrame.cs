namespace PushGen.AspNetCore.Windows.Sockets;

/// <summary>One frame of a client. What is memory is a part of the received message, and valid as long as the frame is handled.</summary>
struct SocketFrame
{
    public SocketFrameKind Kind;

    /// <summary>The member <c>i</c>; 0 where there is none.</summary>
    public long Id;

    public string? Operation;
    public ReadOnlyMemory<byte> Arguments;
    public string? After;
    public string? Gap;
    public string? Key;
    public string? Token;
    public int? Version;

    /// <summary><c>credit</c> or <c>to</c>: a total of items.</summary>
    public long? Credit;

    /// <summary>The elements of an upload, one JSON array; empty where there is none.</summary>
    public ReadOnlyMemory<byte> Items;
}
