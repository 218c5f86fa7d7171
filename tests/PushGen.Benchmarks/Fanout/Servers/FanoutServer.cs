using System.Globalization;
using System.Net;

namespace PushGen.Benchmarks.Fanout.Servers;

/// <summary>
/// The measured process: hosts one variant and prints READY with its port; then does what the lines on its input say.
/// <c>publish COUNT SIZE</c> answers when all is published, <c>stats</c> with the number of subscribers and of bytes allocated so far.
/// </summary>
static class FanoutServer
{
    public static async Task RunAsync(string variant, int topics, int port)
    {
        var server = Create(variant, topics);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, port));
        builder.WebHost.UseSockets(sockets => sockets.Backlog = 4096);
        server.AddServices(builder.Services);
        await using var app = builder.Build();
        server.Map(app);
        await app.StartAsync();
        Console.WriteLine($"READY {new Uri(app.Urls.First()).Port}");
        while (await Console.In.ReadLineAsync() is { } line)
            Console.WriteLine(await DoAsync(server, line.Split(' ')));
    }

    static IFanoutServer Create(string variant, int topics) => variant.Split('-') switch
    {
        ["pushgen", _] => new PushGenServer(topics),
        ["signalr", _] => new SignalRServer(topics),
        ["ring", var transport] => new RingServer(transport),
        _ => throw new ArgumentException($"There is no server '{variant}'.", nameof(variant)),
    };

    static async Task<string> DoAsync(IFanoutServer server, string[] words)
    {
        if (words is ["publish", var count, var size])
            await Task.Run(() => server.PublishAsync(Number(count), (int)Number(size)));
        return string.Create(CultureInfo.InvariantCulture, $"{server.Subscribers} {GC.GetTotalAllocatedBytes(precise: true)}");
    }

    static long Number(string text) => long.Parse(text, CultureInfo.InvariantCulture);
}
