using Microsoft.Extensions.Logging;

namespace PushGen;

/// <summary>What the client logs: operations, cursors, reasons. Never payloads, keys or tokens.</summary>
static partial class ClientLog
{
    [LoggerMessage(1, LogLevel.Information, "{Operation}: connection over {Transport} lost ({Reason}), again in {Wait}")]
    public static partial void FeedLost(this ILogger log, string operation, PushTransports transport, string reason, TimeSpan wait, Exception? error);

    [LoggerMessage(2, LogLevel.Debug, "{Operation}: item {Cursor} came again and was dropped")]
    public static partial void Duplicate(this ILogger log, string operation, PushCursor cursor);

    [LoggerMessage(3, LogLevel.Warning, "{Operation}: after {Received} came {Cursor}; asking again")]
    public static partial void Hole(this ILogger log, string operation, PushCursor? received, PushCursor cursor);

    [LoggerMessage(4, LogLevel.Warning, "{Operation}: gap {Reason} from {Requested} to {ResumesAfter}; items lost, if their number is known: {Lost}")]
    public static partial void Gap(this ILogger log, string operation, GapReason reason, PushCursor? requested, PushCursor resumesAfter, long? lost);

    [LoggerMessage(5, LogLevel.Information, "{From} does not get through ({Reason}), using {To}")]
    public static partial void FellBack(this ILogger log, PushTransports from, PushTransports to, string reason);

    [LoggerMessage(6, LogLevel.Error, "A handler of PushConnection.Changed failed")]
    public static partial void HandlerFailed(this ILogger log, Exception error);

    [LoggerMessage(7, LogLevel.Information, "WebSocket closed ({Reason}), again in {Wait} if needed")]
    public static partial void SocketClosed(this ILogger log, string reason, TimeSpan wait, Exception? error);

    [LoggerMessage(8, LogLevel.Debug, "WebSocket connected, server epoch {Epoch}")]
    public static partial void SocketConnected(this ILogger log, string? epoch);

    [LoggerMessage(9, LogLevel.Debug, "Call {Operation} failed ({Code}), again in {Wait}")]
    public static partial void CallRepeated(this ILogger log, string operation, string code, TimeSpan wait);

    [LoggerMessage(10, LogLevel.Information, "{To} gets through, leaving {From}")]
    public static partial void Upgraded(this ILogger log, PushTransports from, PushTransports to);

    [LoggerMessage(11, LogLevel.Debug, "{Transport} was tried and failed")]
    public static partial void ProbeFailed(this ILogger log, PushTransports transport, Exception error);
}
