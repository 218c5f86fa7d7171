namespace PushGen.EndToEnd.Tests.Chaos;

/// <summary>The transports that a session reads over in turn: each of the nine ordered pairs once, then again.</summary>
sealed class Route(int first)
{
    const PushTransports L = PushTransports.LongPolling, S = PushTransports.ServerSentEvents, W = PushTransports.WebSocket;

    static readonly PushTransports[] Round = [L, L, S, L, W, S, S, W, W];

    int next = first;

    public PushTransports Next() => Round[next++ % Round.Length];
}
