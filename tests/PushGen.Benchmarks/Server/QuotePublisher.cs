using System.Diagnostics;
using PushGen.AspNetCore;

namespace PushGen.Benchmarks.Server;

/// <summary>Publishes quotes with consecutive numbers, at a rate or as fast as the slowest subscriber takes them.</summary>
sealed class QuotePublisher(Topic<Quote> topic)
{
    const int AheadBytes = 4 * 1024 * 1024, Steps = 16;

    readonly Queue<PushCursor> steps = new();
    long sequence;

    public async Task PublishAsync(long count, int size, double rate)
    {
        string symbol = "MSFT".PadRight(Math.Max(4, size - 70), 'X');
        long start = Stopwatch.GetTimestamp(), perStep = Math.Max(1, AheadBytes / Steps / size);
        for (long i = 0; i < count; i++)
        {
            while (rate > 0 && i / rate - Stopwatch.GetElapsedTime(start).TotalSeconds is > 0 and var wait)
                await Task.Delay(Math.Max(1, (int)(wait * 1000)));
            decimal bid = sequence++ / 100m + 0.00m;
            var cursor = await topic.PublishAsync(new Quote(symbol, bid, bid + 0.02m, Stopwatch.GetTimestamp()));
            if (rate == 0 && i % perStep == 0)
                await WaitForSlowestAsync(cursor);
        }
    }

    async ValueTask WaitForSlowestAsync(PushCursor step)
    {
        steps.Enqueue(step);
        if (steps.Count > Steps)
            await topic.WaitUntilReadAsync(steps.Dequeue());
    }
}
