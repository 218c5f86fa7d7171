using PushGen.AspNetCore.Hosting;

namespace PushGen.AspNetCore.Windows;

/// <summary>Why a connection ends that the client should make again, and after how long.</summary>
readonly record struct Farewell(string Reason, TimeSpan After)
{
    /// <summary>The server shuts down. The clients' return is spread, so that they do not all fall on the next node at once.</summary>
    public static Farewell Drain(PushServices services) => new("drain", services.Options.DrainSpread * Random.Shared.NextDouble());

    /// <summary>The connection is old enough; nothing is wrong.</summary>
    public static Farewell Lifetime => new("lifetime", TimeSpan.Zero);

    /// <summary>The caller's credential expired.</summary>
    public static Farewell Expired => new("expired", TimeSpan.Zero);

    /// <summary>What would be an error that gets better, told so that an EventSource comes back: it gives up for ever on an error status.</summary>
    public static Farewell From(Problem problem) => new(problem.Code, TimeSpan.FromSeconds(problem.RetryAfter ?? 1 + Random.Shared.NextDouble() * 2));
}
