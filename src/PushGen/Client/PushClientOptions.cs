namespace PushGen;

/// <summary>How a connection behaves.</summary>
public sealed class PushClientOptions
{
    /// <summary>The transports that may be used, default all; one alone pins the connection to it.</summary>
    public PushTransports Transports { get; set; } = PushTransports.All;
}
