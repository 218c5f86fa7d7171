namespace PushGen;

/// <summary>The server's frames that a client acts on.</summary>
enum FrameKind
{
    /// <summary>Of a later version, or of no interest: <c>live</c>, <c>ping</c>, <c>pong</c>, <c>authd</c>, <c>credit</c>.</summary>
    Unknown,
    Welcome,
    Subscribed,
    Items,
    Gap,
    End,
    Result,
    Error,
    Bye,

    /// <summary>The server asks for a new token.</summary>
    Authenticate,
}
