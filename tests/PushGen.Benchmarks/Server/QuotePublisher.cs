using System.Diagnostics;
using PushGen.AspNetCore;

namespace PushGen.Benchmarks.Server;

/// <summary>Publishes quotes with consecutive numbers to each topic in turn, at a rate or as fast as the slowest subscriber takes them.</summary>
sealed class QuotePublisher(Topic<Quote>[] topics)
{
    const int AheadBytes = 4 * 1024 * 1024, Steps = 4, LeastPerStep = 8;

    readonly Queue<PushCursor>[] steps = [.. topics.Select(_ => new Queue<PushCursor>())];
    readonly int[] subscribers = new int[topics.Length];
    long sequence;

    public int Subscribers => topics.Sum(topic => topic.SubscriberCount);

    public async Task PublishAsync(long count, int size, double rate)
    {
        await Task.Delay(5);        // who polls is away for moments
        for (int topic = 0; topic < topics.Length; topic++)
            subscribers[topic] = topics[topic].SubscriberCount;
        string symbol = "MSFT".PadRight(Math.Max(4, size - 70), 'X');
        long start = Stopwatch.GetTimestamp(), perStep = Math.Max(LeastPerStep, AheadBytes / Steps / size / topics.Length);
        for (long i = 0; i < count; i++)
        {
            while (rate > 0 && i / rate - Stopwatch.GetElapsedTime(start).TotalSeconds is > 0 and var wait)
                await Task.Delay(Math.Max(1, (int)(wait * 1000)));
            decimal bid = sequence++ / 100m + 0.00m;
            bool isStep = rate == 0 && i % perStep == 0;
            for (int topic = 0; topic < topics.Length; topic++)
            {
                var cursor = await topics[topic].PublishAsync(new Quote(symbol, bid, bid + 0.02m, Stopwatch.GetTimestamp()));
                if (isStep)
                    await WaitForSlowestAsync(topic, cursor);
            }
        }
    }

    async ValueTask WaitForSlowestAsync(int topic, PushCursor step)
    {
        steps[topic].Enqueue(step);
        if (steps[topic].Count > Steps)
            await WaitUntilReadAsync(topic, steps[topic].Dequeue());
    }

    /// <summary>Waits until all are there and have it: a subscriber between two polls is not waited for by the topic, and would fall out of what it retains.</summary>
    async ValueTask WaitUntilReadAsync(int topic, PushCursor step)
    {
        while (true)
        {
            var read = topics[topic].WaitUntilReadAsync(step);
            if (read.IsCompletedSuccessfully && topics[topic].SubscriberCount >= subscribers[topic])
                return;
            await read;
            if (topics[topic].SubscriberCount < subscribers[topic])
                await Task.Delay(1);
        }
    }
}
