using System.Globalization;
using PushGen.Benchmarks.Fanout.Load;

namespace PushGen.Benchmarks.Fanout;

/// <summary>
/// <c>fanout [--subscribers 100] [--topics 1] [--size 100] [--seconds 2] [--rounds 3]</c>: one publisher, many subscribers, as fast as it goes, in PushGen,
/// SignalR and, for one topic, a hand-written server; prints one table. Several topics are published to in turn; they are groups in SignalR. Only ratios of one run mean something on a machine that does other things, too.
/// </summary>
static class FanoutProgram
{
    const string Baseline = "signalr";

    static readonly string[] Transports = ["ws", "sse", "lp"], AllServers = [Baseline, "pushgen", "ring"];

    public static async Task RunAsync(string[] args)
    {
        var options = FanoutOptions.Parse(args);
        string[] servers = options.Topics == 1 ? AllServers : AllServers[..^1];
        var samples = new Dictionary<(string Transport, string Server), List<FanoutSample>>();
        for (int round = 1; round <= options.Rounds; round++)
        {
            foreach (string transport in Transports)
            {
                foreach (string server in servers)
                {
                    await Console.Error.WriteLineAsync($"round {round}: {server}-{transport}");
                    var sample = await FanoutRun.MeasureAsync(options, server, transport);
                    if (!samples.TryAdd((transport, server), [sample]))
                        samples[(transport, server)].Add(sample);
                }
            }
        }
        Print(options, servers, samples);
    }

    static void Print(FanoutOptions options, string[] servers, Dictionary<(string Transport, string Server), List<FanoutSample>> samples)
    {
        Line($"{options.Subscribers} subscribers, {options.Topics} topics, items of {options.Size} bytes, {Environment.ProcessorCount} processors; median of {options.Rounds}, and the ratio to SignalR on the same transport");
        Line($"");
        Line($"| transport | server | items/s | | server CPU-s per million | | allocated bytes per delivery | |");
        Line($"|---|---|--:|--:|--:|--:|--:|--:|");
        foreach (string transport in Transports)
        {
            var baseline = FanoutSample.Median(samples[(transport, Baseline)]);
            foreach (string server in servers)
            {
                var median = FanoutSample.Median(samples[(transport, server)]);
                Line($"| {Name(transport)} | {Name(server)} | {median.Rate:N0} | ×{median.Rate / baseline.Rate:F2} | {median.Cpu:F3} | ×{median.Cpu / baseline.Cpu:F2} | {median.Bytes:F1} | ×{median.Bytes / baseline.Bytes:F3} |");
            }
        }
    }

    static void Line(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));

    static string Name(string word) => word switch
    {
        "ws" => "WebSocket",
        "sse" => "SSE",
        "lp" => "long polling",
        "pushgen" => "PushGen",
        Baseline => "SignalR",
        _ => "hand-written",
    };
}
