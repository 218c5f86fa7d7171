namespace PushGen.AspNetCore.Windows.Sockets;

/// <summary>What a client's frame asks for.</summary>
enum SocketFrameKind
{
    Unknown,
    Hello,
    Subscribe,
    Stream,
    Credit,
    Unsubscribe,
    Call,
    Cancel,
    Upload,
    UploadEnd,
    Authenticate,
    Ping,
}
