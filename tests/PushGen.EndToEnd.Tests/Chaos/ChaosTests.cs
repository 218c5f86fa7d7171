using System.Globalization;
using System.Net;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using PushGen.EndToEnd.Tests.Behaviour;

namespace PushGen.EndToEnd.Tests.Chaos;

/// <summary>
/// Many publishers, topics and subscribers, and connections that are reset at any byte and any time. Everything that arrives is compared with
/// what was published. Longer with <c>PUSHGEN_CHAOS_SECONDS</c> (per case), again the same with <c>PUSHGEN_CHAOS_SEED</c>.
/// </summary>
public sealed class ChaosTests
{
    [Theory]
    [InlineData(PushTransports.LongPolling, HttpProtocols.Http1)]
    [InlineData(PushTransports.LongPolling, HttpProtocols.Http2)]
    [InlineData(PushTransports.ServerSentEvents, HttpProtocols.Http1)]
    [InlineData(PushTransports.ServerSentEvents, HttpProtocols.Http2)]
    [InlineData(PushTransports.WebSocket, HttpProtocols.Http1)]
    [InlineData(PushTransports.WebSocket, HttpProtocols.Http2)]
    public async Task RandomCuts_NothingIsLostRepeatedReorderedOrToldAsAGapInVain(PushTransports transport, HttpProtocols protocols)
    {
        await RunAsync(_ => transport, protocols, transport.ToString());
    }

    /// <summary>Each reader goes on over another transport than before, again and again: all ordered pairs of the three.</summary>
    [Fact]
    public async Task RandomCutsAndChangesOfTransport_NothingIsLostRepeatedReorderedOrToldAsAGapInVain()
    {
        PushTransports[] all = [PushTransports.LongPolling, PushTransports.ServerSentEvents, PushTransports.WebSocket];
        await RunAsync(random => all[random.Next(all.Length)], HttpProtocols.Http1, "mixed");
    }

    static async Task RunAsync(Func<Random, PushTransports> transport, HttpProtocols protocols, string name)
    {
        int seed = Setting("PUSHGEN_CHAOS_SEED") is > 0 and { } given ? (int)given : Random.Shared.Next();
        PushClientOptions Options(Random random) => new()
        {
            Transports = transport(random),
            ReconnectDelay = TimeSpan.FromMilliseconds(2),
            MaxReconnectDelay = TimeSpan.FromMilliseconds(20),
            PollWait = TimeSpan.FromSeconds(5),
            BufferSize = 64,
            HttpVersion = protocols == HttpProtocols.Http2 ? HttpVersion.Version20 : HttpVersion.Version11,
            HttpVersionPolicy = HttpVersionPolicy.RequestVersionExact,
        };
        await using var server = await PushServer.StartAsync(protocols: protocols);
        await using var proxy = new CuttingProxy(server.Port);
        var run = new ChaosRun(server, proxy, Options, seed);
        try
        {
            await run.RunAsync(TimeSpan.FromSeconds(Setting("PUSHGEN_CHAOS_SECONDS") ?? 0.5));
        }
        finally
        {
            TestContext.Current.TestOutputHelper?.WriteLine($"{name} {protocols} seed {seed}: {run}");
        }
        Assert.True(proxy.Cuts > 3, $"Only {proxy.Cuts} cuts, seed {seed}");
    }

    static double? Setting(string name) =>
        double.TryParse(Environment.GetEnvironmentVariable(name), NumberStyles.Float, CultureInfo.InvariantCulture, out double value) ? value : null;
}
