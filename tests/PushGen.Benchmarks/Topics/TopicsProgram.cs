using System.Globalization;
using PushGen.AspNetCore;
using PushGen.Benchmarks.Fanout.Servers;

namespace PushGen.Benchmarks.Topics;

/// <summary><c>topics [100000]</c>: the memory of so many topics with a key, with one item each and nobody who reads.</summary>
static class TopicsProgram
{
    public static async Task RunAsync(string[] args)
    {
        int count = args is [var text] ? int.Parse(text, CultureInfo.InvariantCulture) : 100_000;
        var builder = WebApplication.CreateSlimBuilder();
        builder.Services.AddPush().AddBench<BenchServer>();
        await using var app = builder.Build();
        app.MapPush("/push").MapBench();
        var publisher = app.Services.GetRequiredService<BenchPublisher>();
        var quotes = new Quotes();
        string symbol = Quotes.SymbolFor(100);
        await publisher.QuotesOf(-1).PublishAsync(quotes.Next(symbol));
        long before = GC.GetTotalMemory(forceFullCollection: true);
        for (int topic = 0; topic < count; topic++)
            await publisher.QuotesOf(topic).PublishAsync(quotes.Next(symbol));
        long after = GC.GetTotalMemory(forceFullCollection: true);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{count} topics with one item of 100 bytes each: {(after - before) / (double)count:F0} bytes of heap per topic"));
        GC.KeepAlive(app);
    }
}
