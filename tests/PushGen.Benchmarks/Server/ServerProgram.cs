using System.Diagnostics;
using System.Globalization;
using PushGen.AspNetCore;

namespace PushGen.Benchmarks.Server;

/// <summary>
/// A server with the product's own defaults, to be measured from outside by any load client: prints READY; then
/// <c>POST /bench/publish?count=&amp;size=&amp;rate=</c>, <c>GET /bench/stats</c> and <c>POST /bench/gc</c>.
/// </summary>
static class ServerProgram
{
    public static async Task RunAsync(string[] args)
    {
        int port = int.Parse(args[Array.IndexOf(args, "--port") + 1], CultureInfo.InvariantCulture);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(System.Net.IPAddress.Loopback, port));
        builder.WebHost.UseSockets(sockets => sockets.Backlog = 4096);
        builder.Services.AddPush().AddBench<BenchServer>();
        var app = builder.Build();
        app.MapPush("/push").MapBench();
        MapControl(app, app.Services.GetRequiredService<BenchPublisher>().Quotes());
        await app.StartAsync();
        Console.WriteLine("READY");
        await app.WaitForShutdownAsync();
    }

    static void MapControl(WebApplication app, Topic<Quote> topic)
    {
        var publisher = new QuotePublisher([topic]);
        app.MapPost("/bench/publish", async (long count, int size, double? rate) =>
        {
            long start = Stopwatch.GetTimestamp();
            await Task.Run(() => publisher.PublishAsync(count, size, rate ?? 0));
            return Text($"{{\"published\":{count},\"elapsedMs\":{Stopwatch.GetElapsedTime(start).TotalMilliseconds:F1}}}");
        });
        app.MapGet("/bench/stats", () => Text(Stats(topic)));
        app.MapPost("/bench/gc", () =>
        {
            for (int i = 0; i < 3; i++)
            {
                GC.Collect(2, GCCollectionMode.Aggressive, blocking: true, compacting: true);
                GC.WaitForPendingFinalizers();
            }
            return Text(Stats(topic));
        });
    }

    static IResult Text(FormattableString json) => Results.Text(FormattableString.Invariant(json), "application/json");

    static FormattableString Stats(Topic<Quote> topic) =>
        $"{{\"pid\":{Environment.ProcessId},\"subscribers\":{topic.SubscriberCount},\"allocated\":{GC.GetTotalAllocatedBytes(true)},\"heap\":{GC.GetTotalMemory(false)},\"rss\":{Environment.WorkingSet},\"gen0\":{GC.CollectionCount(0)},\"workItems\":{ThreadPool.CompletedWorkItemCount}}}";
}
