using System.Diagnostics.CodeAnalysis;

namespace PushGen;

/// <summary>
/// Which transport a connection uses: the best that gets through. While that is not the best of all, the better ones are tried in the
/// background, and whoever reads over a worse one is told to change: docs/protocol.md, section 6.
/// </summary>
[SuppressMessage("Design", "CA1001", Justification = "The token source holds no timer, and is read until the last subscription has left.")]
sealed class TransportChoice(PushConnection connection, ITransport[] transports)
{
    static readonly TimeSpan[] Waits = [TimeSpan.FromSeconds(30), TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(10)];

    readonly TransportMemory memory = TransportMemory.Of(connection.Address, connection.Options);
    readonly Lock gate = new();
    readonly HashSet<ITransportUser> users = [];
    CancellationTokenSource better = new();
    ITransport inUse = transports[^1];      // the worst that a subscription had to take
    bool upgrading;

    /// <summary>The one to use now, where the operation has no wishes.</summary>
    public ITransport Best => BestFor(PushTransports.None);

    /// <summary>Whether better transports are tried in the background.</summary>
    public bool IsUpgrading => Volatile.Read(ref upgrading);

    /// <summary>The transport to use now for a feed.</summary>
    /// <param name="user">Who uses it, until <see cref="Leave"/>.</param>
    /// <param name="refused">Transports that the operation cannot be had over.</param>
    /// <param name="replaced">Canceled when a better one gets through.</param>
    /// <exception cref="ObjectDisposedException">The connection was disposed.</exception>
    public ITransport Enter(ITransportUser user, PushTransports refused, out CancellationToken replaced)
    {
        ObjectDisposedException.ThrowIf(connection.Lifetime.IsCancellationRequested, connection);
        replaced = Volatile.Read(ref better).Token;     // before the choice is made: none is missed
        var chosen = BestFor(refused);
        if (chosen != Array.Find(transports, transport => (transport.Kind & refused) == 0))
        {
            Volatile.Write(ref inUse, chosen);
            Upgrade(user);
            return chosen;
        }
        Leave(user);
        replaced = CancellationToken.None;
        return chosen;
    }

    public void Leave(ITransportUser user)
    {
        lock (gate)
            users.Remove(user);
    }

    /// <summary>A transport does not get through: for some time the next one is used. False if there is none.</summary>
    public bool FallBack(PushTransports from, FeedEnd end)
    {
        if (from == transports[^1].Kind)
            return false;
        if (memory.IsRefused(from))
            return true;        // another subscription found out before
        memory.Refuse(from);
        var to = Best.Kind;
        connection.Log.FellBack(from, to, end.Reason);
        ClientMetrics.Changed(from, to, end.Reason);
        connection.Forget(Array.Find(transports, transport => transport.Kind == from)!);
        connection.Report(null, PushConnectionState.Connecting, to, end.Reason, end.Error);
        if (end.IsLate)
            Upgrade(user: null, atOnce: true);      // a race: the slow one may still win
        return true;
    }

    void Upgrade(ITransportUser? user, bool atOnce = false)
    {
        lock (gate)
        {
            if (user is not null)
                users.Add(user);
            if (upgrading)
                return;
            upgrading = true;
        }
        _ = UpgradeAsync(atOnce);
    }

    async Task UpgradeAsync(bool atOnce)
    {
        try
        {
            for (int attempt = atOnce ? -1 : 0; ; attempt++)
            {
                if (attempt >= 0)
                    await Task.Delay(Waits[Math.Min(attempt, Waits.Length - 1)], connection.Options.TimeProvider, connection.Lifetime).ConfigureAwait(false);
                bool found = await TryBetterAsync().ConfigureAwait(false);
                if (IsOver(found))
                    return;
            }
        }
        catch (OperationCanceledException)
        {
            // The connection was disposed.
        }
    }

    // Nobody reads over a transport that is not the best: then there is nothing to gain.
    bool IsOver(bool found)
    {
        lock (gate)
        {
            if (users.Count > 0 && !(found && !memory.IsRefused(transports[0].Kind)))
                return false;
            users.Clear();
            upgrading = false;
            return true;
        }
    }

    async Task<bool> TryBetterAsync()
    {
        var current = Volatile.Read(ref inUse);
        foreach (var transport in transports)
        {
            if (transport == current)
                return false;
            if (!await ProbeAsync(transport).ConfigureAwait(false))
            {
                memory.Refuse(transport.Kind);
                continue;
            }
            memory.Forget(transport.Kind);
            connection.Log.Upgraded(current.Kind, transport.Kind);
            ClientMetrics.Changed(current.Kind, transport.Kind, "upgrade");
            connection.Report(null, PushConnectionState.Connected, transport.Kind, "it gets through now", null);
            _ = Interlocked.Exchange(ref better, new()).CancelAsync();
            return true;
        }
        return false;
    }

    async Task<bool> ProbeAsync(ITransport transport)
    {
        try
        {
            return await transport.ProbeAsync(Example(), connection.Lifetime).ConfigureAwait(false);
        }
        catch (Exception e) when (e is not OperationCanceledException)      // the application's handlers
        {
            connection.Log.ProbeFailed(transport.Kind, e);
            return false;
        }
    }

    ITransport BestFor(PushTransports refused)
    {
        foreach (var transport in transports)
        {
            if ((transport.Kind & refused) == 0 && !memory.IsRefused(transport.Kind))
                return transport;
        }
        return transports[^1];
    }

    FeedRequest? Example()
    {
        lock (gate)
        {
            foreach (var user in users)
                return user.Request;
        }
        return null;
    }
}
