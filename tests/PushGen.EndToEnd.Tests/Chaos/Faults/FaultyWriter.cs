using System.Net.Sockets;

namespace PushGen.EndToEnd.Tests.Chaos;

/// <summary>Sends an answer on to the client, up to the byte where the connection's fault is.</summary>
sealed class FaultyWriter(Socket client, FaultPlan plan)
{
    const int SlowPieces = 60;

    Fault? fault;
    int left;
    bool counted;

    /// <summary>Nothing more can be sent. The one who holds the connection ends it, or lets it hang.</summary>
    public FaultKind? Broken { get; private set; }

    /// <summary>The fault that has not come yet, because the answer before was too short for it.</summary>
    public Fault? Pending => counted || Broken is not null ? null : fault;

    public void Begin(Fault? next)
    {
        if (Pending is { } pending && ReferenceEquals(pending, next))
            return;
        fault = next;
        left = next?.At ?? 0;
        counted = false;
    }

    /// <summary>False where nothing more is to be sent.</summary>
    public async ValueTask<bool> WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        if (Broken is not null)
            return false;
        switch (fault?.Kind)
        {
            case FaultKind.Reset or FaultKind.Finish or FaultKind.BlackHole:
                int pass = Math.Min(left, bytes.Length);
                await SendAsync(bytes[..pass], cancellationToken);
                left -= pass;
                if (pass == bytes.Length)
                    return true;
                Break(fault.Kind);
                return false;
            case FaultKind.Delay:
                CountOnce();
                await Task.Delay(fault.At, cancellationToken);
                break;
            case FaultKind.Trickle:
                CountOnce();
                int slow = Math.Min(bytes.Length, Math.Max(0, 20 * SlowPieces - left));
                for (int i = 0; i < slow; i++)
                    await SendAsync(bytes.Slice(i, 1), cancellationToken);
                left += slow;
                bytes = bytes[slow..];
                break;
            case FaultKind.Throttle:
                CountOnce();
                if (left++ < SlowPieces)
                    await Task.Delay(2, cancellationToken);
                break;
        }
        await SendAsync(bytes, cancellationToken);
        return true;
    }

    /// <summary>Ends the connection here, counted.</summary>
    public void Break(FaultKind kind)
    {
        plan.Count(kind);
        counted = true;
        Broken = kind;
        if (kind is FaultKind.Reset or FaultKind.ResetLater)
            Reset();
        else if (kind is FaultKind.Finish or FaultKind.Truncate or FaultKind.OldAnswer)
            Finish();
    }

    /// <summary>Counts a fault that lets the answer go on.</summary>
    public void CountOnce()
    {
        if (counted || fault is null)
            return;
        counted = true;
        plan.Count(fault.Kind);
    }

    /// <summary>The server has ended the connection.</summary>
    public void Finish() => client.Shutdown(SocketShutdown.Send);

    public void Reset()
    {
        client.LingerState = new LingerOption(true, 0);     // RST, not FIN
        client.Close();
    }

    async ValueTask SendAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        while (!bytes.IsEmpty)
            bytes = bytes[await client.SendAsync(bytes, SocketFlags.None, cancellationToken)..];
    }
}
