using System.Diagnostics.CodeAnalysis;

namespace PushGen.EndToEnd.Tests.Chaos;

/// <summary>Which faults a session meets, by its seed, and which it has met.</summary>
/// <param name="seed">Decides.</param>
/// <param name="wanted">How many.</param>
/// <param name="first">The first, as soon as there is an answer that it suits.</param>
sealed class FaultPlan(int seed, int wanted, FaultKind first)
{
    static readonly FaultKind[] Everywhere =
    [
        FaultKind.Reset, FaultKind.Reset, FaultKind.Reset, FaultKind.Finish, FaultKind.Finish, FaultKind.ResetLater, FaultKind.BlackHole,
        FaultKind.Delay, FaultKind.Throttle, FaultKind.Trickle, FaultKind.BadGateway, FaultKind.Unavailable,
    ];

    static readonly FaultKind[] OfPolls = [.. Everywhere, FaultKind.Truncate, FaultKind.Truncate, FaultKind.OldAnswer, FaultKind.OldAnswer];
    static readonly FaultKind[] OfEvents = [.. OfPolls, FaultKind.Buffer, FaultKind.Repeat, FaultKind.Swallow];
    static readonly FaultKind[] OfSockets = [.. Everywhere, FaultKind.Repeat, FaultKind.Repeat, FaultKind.Swallow, FaultKind.Swallow];

    readonly Random random = new(seed);
    readonly Lock gate = new();
    readonly int[] injected = new int[Enum.GetValues<FaultKind>().Length];
    bool hadFirst;
    int total;

    public IReadOnlyList<int> Injected => injected;

    /// <summary>As many have happened as were wanted: from now on everything passes.</summary>
    public bool IsDone => Volatile.Read(ref total) >= wanted;

    /// <summary>What is not let through at all now.</summary>
    public IReadOnlySet<RequestKind> Blocked { get; set; } = new HashSet<RequestKind>();

    /// <summary>Whether a silent WebSocket is found out soon enough for a test.</summary>
    public bool SocketsMayFallSilent { get; set; } = true;

    /// <summary>The fault of the next answer, or null.</summary>
    [SuppressMessage("Security", "CA5394", Justification = "Seeded.")]
    public Fault? Next(RequestKind request)
    {
        lock (gate)
        {
            if (IsDone || random.Next(10) >= (request == RequestKind.Poll ? 4 : 9))
                return null;
            var kinds = request switch { RequestKind.Poll => OfPolls, RequestKind.Events => OfEvents, _ => OfSockets };
            var kind = kinds[random.Next(kinds.Length)];
            if (!hadFirst && kinds.Contains(first))
            {
                kind = first;
                hadFirst = true;
            }
            if (kind == FaultKind.BlackHole && request == RequestKind.Socket && !SocketsMayFallSilent)
                kind = FaultKind.Reset;
            return new(kind, At(kind));
        }
    }

    int At(FaultKind kind) => kind switch
    {
        FaultKind.Reset or FaultKind.Finish or FaultKind.BlackHole => random.Next(random.Next(4) switch { 0 => 1, 1 => 400, 2 => 1500, _ => 8000 }),
        FaultKind.ResetLater => random.Next(60),
        FaultKind.Delay => random.Next(1, 15),
        FaultKind.Truncate => random.Next(1, 200),
        FaultKind.Repeat or FaultKind.Swallow => random.Next(1, 6),      // not the first: what a connection begins with always comes, in the end
        _ => 0,
    };

    public void Count(FaultKind kind)
    {
        Interlocked.Increment(ref injected[(int)kind]);
        Interlocked.Increment(ref total);
    }
}
