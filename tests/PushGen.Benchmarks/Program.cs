using System.Diagnostics;
using System.Globalization;
using PushGen.AspNetCore;
using PushGen.Benchmarks;
using PushGen.Benchmarks.Analyzers;
using PushGen.Benchmarks.Generator;

// PushGen.Benchmarks analyzers: what the analyzers cost.
if (args is ["analyzers", .. var analyzed])
{
    await AnalyzerProgram.RunAsync(analyzed);
    return;
}

// PushGen.Benchmarks generator: what the source generator costs.
if (args is ["generator", .. var rest])
{
    GeneratorProgram.Run(rest);
    return;
}

// PushGen.Benchmarks --port P: prints READY; POST /bench/publish?count=&size=&rate=, GET /bench/stats, POST /bench/gc.
int port = int.Parse(args[Array.IndexOf(args, "--port") + 1], CultureInfo.InvariantCulture);
var builder = WebApplication.CreateSlimBuilder();
builder.Logging.ClearProviders();
builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(System.Net.IPAddress.Loopback, port));
builder.Services.AddPush().AddBench<BenchServer>();
var app = builder.Build();
app.MapPush("/push").MapBench();

var topic = app.Services.GetRequiredService<BenchPublisher>().Quotes();
long sequence = 0;
app.MapPost("/bench/publish", async (long count, int size, double? rate) =>
{
    long start = Stopwatch.GetTimestamp();
    await Task.Run(() => PublishAsync(topic, sequence, count, size, rate ?? 0));
    sequence += count;
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
await app.StartAsync();
Console.WriteLine("READY");
await app.WaitForShutdownAsync();

static IResult Text(FormattableString json) => Results.Text(FormattableString.Invariant(json), "application/json");

static async Task PublishAsync(Topic<Quote> topic, long sequence, long count, int size, double rate)
{
    string symbol = "MSFT".PadRight(Math.Max(4, size - 70), 'X');
    long start = Stopwatch.GetTimestamp();
    for (long i = 0; i < count; i++)
    {
        while (rate > 0 && i / rate - Stopwatch.GetElapsedTime(start).TotalSeconds is > 0 and var wait)
            await Task.Delay(Math.Max(1, (int)(wait * 1000)));
        decimal bid = (sequence + i) / 100m + 0.00m;
        await topic.PublishAsync(new Quote(symbol, bid, bid + 0.02m, Stopwatch.GetTimestamp()));
    }
}

static FormattableString Stats(Topic<Quote> topic) =>
    $"{{\"pid\":{Environment.ProcessId},\"subscribers\":{topic.SubscriberCount},\"allocated\":{GC.GetTotalAllocatedBytes(true)},\"heap\":{GC.GetTotalMemory(false)},\"rss\":{Environment.WorkingSet},\"gen0\":{GC.CollectionCount(0)},\"workItems\":{ThreadPool.CompletedWorkItemCount}}}";
