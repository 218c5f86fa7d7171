namespace PushGen;

/// <summary>What a WebSocket's close code means for the connection: docs/protocol.md, section 3.</summary>
static class SocketClose
{
    public static FeedEnd Meaning(int code, PushException? told, FeedEnd? bye)
    {
        string reason = told?.Code ?? bye?.Reason ?? $"closed with {code}";
        var error = told ?? new PushException(CodeOf(code), code is >= 4400 and < 4600 ? code - 4000 : 0, $"The server closed the WebSocket with {code}.");
        var kind = code switch
        {
            4401 => FeedEndKind.Unauthenticated,
            4408 or 4413 or 4429 => FeedEndKind.Lost,
            1003 or 1007 or 1008 or (>= 4000 and < 4480) => FeedEndKind.Failed,
            _ => FeedEndKind.Lost,
        };
        return new(kind, reason, error, bye?.RetryAfter ?? told?.RetryAfter);
    }

    static string CodeOf(int code) => code switch
    {
        4400 => PushErrorCodes.FrameInvalid,
        4401 => PushErrorCodes.Unauthenticated,
        4403 => PushErrorCodes.Forbidden,
        4404 => PushErrorCodes.NoOperation,
        4406 => PushErrorCodes.NotAcceptable,
        1009 or 4413 => PushErrorCodes.TooLarge,
        4429 => PushErrorCodes.Overloaded,
        1003 or 1007 or 1008 => PushErrorCodes.ProtocolError,
        _ => PushErrorCodes.ConnectionFailed,
    };
}
