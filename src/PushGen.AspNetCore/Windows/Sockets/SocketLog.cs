using Microsoft.Extensions.Logging;

namespace PushGen.AspNetCore.Windows.Sockets;

/// <summary>What the WebSocket window logs.</summary>
static partial class SocketLog
{
    [LoggerMessage(EventId = 1, Level = LogLevel.Debug, Message = "WebSocket {Connection} is open.")]
    public static partial void Opened(ILogger logger, string connection);

    [LoggerMessage(EventId = 2, Level = LogLevel.Debug, Message = "WebSocket {Connection} is closed by the server with {Code} {Reason}.")]
    public static partial void Closing(ILogger logger, string connection, int code, string reason);

    [LoggerMessage(EventId = 3, Level = LogLevel.Debug, Message = "WebSocket {Connection} is gone.")]
    public static partial void Lost(ILogger logger, string connection);

    [LoggerMessage(EventId = 4, Level = LogLevel.Information, Message = "WebSocket {Connection} accepted nothing for {Timeout}; it is given up.")]
    public static partial void Stalled(ILogger logger, string connection, TimeSpan timeout);

    [LoggerMessage(EventId = 5, Level = LogLevel.Error, Message = "WebSocket {Connection} failed.")]
    public static partial void Failed(ILogger logger, Exception exception, string connection);

    [LoggerMessage(EventId = 6, Level = LogLevel.Debug, Message = "WebSocket {Connection}: {Operation} is refused with {Code}.")]
    public static partial void Refused(ILogger logger, string connection, string operation, string code);
}
