using Microsoft.Extensions.Logging;

namespace PushGen.AspNetCore.Windows;

/// <summary>What the windows log. Nothing of it is a client's raw input.</summary>
static partial class WindowLog
{
    [LoggerMessage(EventId = 20, Level = LogLevel.Information, Message = "A connection did not take what was sent for {Timeout} and is closed.")]
    public static partial void WriteStalled(ILogger logger, TimeSpan timeout);

    [LoggerMessage(EventId = 21, Level = LogLevel.Warning, Message = "A client was built against another version of contract {Contract}. Told once per contract.")]
    public static partial void ContractDiffers(ILogger logger, string contract);

    [LoggerMessage(EventId = 22, Level = LogLevel.Debug, Message = "{Endpoint} answered {Status} {Code}.")]
    public static partial void Refused(ILogger logger, string? endpoint, int status, string code);
}
