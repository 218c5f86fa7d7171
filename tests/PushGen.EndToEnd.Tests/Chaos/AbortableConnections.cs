using System.Collections.Concurrent;
using Microsoft.AspNetCore.Connections;

namespace PushGen.EndToEnd.Tests.Chaos;

/// <summary>The connections of a Kestrel, which can all be cut at once, and kept out for a while.</summary>
sealed class AbortableConnections
{
    readonly ConcurrentDictionary<ConnectionContext, bool> open = new();
    volatile bool keptOut;
    int accepted;

    public int Accepted => Volatile.Read(ref accepted);

    public ConnectionDelegate Wrap(ConnectionDelegate next) => async connection =>
    {
        Interlocked.Increment(ref accepted);
        open[connection] = true;
        if (keptOut)
            connection.Abort();
        await next(connection);
        open.TryRemove(connection, out _);
    };

    public void CutAndKeepOut()
    {
        keptOut = true;
        foreach (var connection in open.Keys)
            connection.Abort();
    }

    public void LetIn() => keptOut = false;
}
