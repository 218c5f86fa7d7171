namespace PushGen;

/// <summary>What a <see cref="PushConnection"/> is doing.</summary>
public enum PushConnectionState
{
    /// <summary>Nothing yet: a connection is made when it is first needed.</summary>
    Idle,

    /// <summary>It is being made.</summary>
    Connecting,

    /// <summary>The server has answered, and no subscription waits for a connection.</summary>
    Connected,

    /// <summary>It was lost, or could not be made, and will be tried again: at once if a subscription needs it, else with the next call.</summary>
    Reconnecting,

    /// <summary>It was disposed.</summary>
    Closed,
}
