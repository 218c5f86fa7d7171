using Microsoft.Extensions.Logging;

namespace PushGen.AspNetCore.Hosting;

/// <summary>
/// What the server logs: operations, codes, connections. Nothing of it is a client's raw input. All in one class, because the framework's
/// generator writes several in any order, and the assembly would not come out the same twice.
/// </summary>
static partial class ServerLog
{
    [LoggerMessage(1, LogLevel.Debug, "WebSocket {Connection} is open.")]
    public static partial void SocketOpened(this ILogger logger, string connection);

    [LoggerMessage(2, LogLevel.Debug, "WebSocket {Connection} is closed by the server with {Code} {Reason}.")]
    public static partial void SocketClosing(this ILogger logger, string connection, int code, string reason);

    [LoggerMessage(3, LogLevel.Debug, "WebSocket {Connection} is gone.")]
    public static partial void SocketLost(this ILogger logger, string connection);

    [LoggerMessage(4, LogLevel.Information, "WebSocket {Connection} accepted nothing for {Timeout}; it is given up.")]
    public static partial void SocketStalled(this ILogger logger, string connection, TimeSpan timeout);

    [LoggerMessage(5, LogLevel.Error, "WebSocket {Connection} failed.")]
    public static partial void SocketFailed(this ILogger logger, Exception exception, string connection);

    [LoggerMessage(6, LogLevel.Debug, "WebSocket {Connection}: {Operation} is refused with {Code}.")]
    public static partial void FrameRefused(this ILogger logger, string connection, string operation, string code);

    [LoggerMessage(10, LogLevel.Error, "Operation {Operation} failed.")]
    public static partial void OperationFailed(this ILogger logger, Exception exception, string operation);

    [LoggerMessage(20, LogLevel.Information, "A connection did not take what was sent for {Timeout} and is closed.")]
    public static partial void WriteStalled(this ILogger logger, TimeSpan timeout);

    [LoggerMessage(21, LogLevel.Warning, "A client was built against another version of contract {Contract}. Told once per contract.")]
    public static partial void ContractDiffers(this ILogger logger, string contract);

    [LoggerMessage(22, LogLevel.Debug, "{Endpoint} answered {Status} {Code}.")]
    public static partial void RequestRefused(this ILogger logger, string? endpoint, int status, string code);
}
