using System.Diagnostics;
using System.Globalization;
using PushGen.Benchmarks.Fanout;
using PushGen.Benchmarks.Fanout.Load;

namespace PushGen.Benchmarks.Calls;

/// <summary>
/// <c>calls [--subscribers 64] [--size 100] [--seconds 2] [--rounds 3]</c>: so many clients that each call over a WebSocket, one call after the other, in
/// PushGen and SignalR; prints one table.
/// </summary>
static class CallsProgram
{
    const double WarmUpSeconds = 4;

    static readonly string[] Servers = ["signalr", "pushgen"];

    public static async Task RunAsync(string[] args)
    {
        var options = FanoutOptions.Parse(args, subscribers: 64);
        var samples = Servers.ToDictionary(server => server, _ => new List<FanoutSample>());
        for (int round = 1; round <= options.Rounds; round++)
        {
            foreach (string server in Servers)
                samples[server].Add(await MeasureAsync(options, server));
        }
        Line($"{options.Subscribers} connections, arguments and results of {options.Size} bytes; median of {options.Rounds}, and the ratio to SignalR");
        Line($"");
        Line($"| server | calls/s | | server CPU-s per million | | allocated bytes per call | |");
        Line($"|---|--:|--:|--:|--:|--:|--:|");
        var baseline = FanoutSample.Median(samples["signalr"]);
        foreach (string server in Servers)
        {
            var median = FanoutSample.Median(samples[server]);
            Line($"| {server} | {median.Rate:N0} | ×{median.Rate / baseline.Rate:F2} | {median.Cpu:F2} | ×{median.Cpu / baseline.Cpu:F2} | {median.Bytes:F0} | ×{median.Bytes / baseline.Bytes:F2} |");
        }
    }

    static async Task<FanoutSample> MeasureAsync(FanoutOptions options, string name)
    {
        using var server = await ServerProcess.StartAsync($"{name}-ws", topics: 1);
        using var dialer = new Dialer(name, "ws", server.Port);
        var callers = Enumerable.Range(0, options.Subscribers).Select(_ => new Caller(name, options.Size)).ToArray();
        foreach (var caller in callers)
            await dialer.OpenAsync(caller.Connection);
        foreach (var caller in callers)
            caller.Start();
        await Task.Delay(TimeSpan.FromSeconds(WarmUpSeconds));
        long allocated = (await server.StatsAsync()).Allocated, answered = callers.Sum(caller => caller.Answered), start = Stopwatch.GetTimestamp();
        var cpu = server.Cpu;
        await Task.Delay(TimeSpan.FromSeconds(options.Seconds));
        double calls = callers.Sum(caller => caller.Answered) - answered;
        cpu = server.Cpu - cpu;
        var elapsed = Stopwatch.GetElapsedTime(start);
        allocated = (await server.StatsAsync()).Allocated - allocated;
        foreach (var caller in callers)
            await EndAsync(caller);
        return new FanoutSample(calls / elapsed.TotalSeconds, cpu.TotalSeconds / calls * 1e6, allocated / calls);
    }

    static async Task EndAsync(Caller caller)
    {
        if (caller.Answered == 0)
            throw new InvalidOperationException("A call was not answered.");
        if (caller.Connection.Receiving.IsCompleted)
            await caller.Connection.Receiving;
        caller.Dispose();
    }

    static void Line(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
